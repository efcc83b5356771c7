// Cross-entropy on logits and the derivative of a squared difference.

#ifndef LOSSES_H
#define LOSSES_H

#include "exponentials.h"

/// Subtracts the row's largest logit first, so that no exponential overflows.
BODY double body_cross_entropy(
    const float *restrict logits, const int32_t *restrict labels, float *restrict probabilities, long rows,
    long classes) {
    double total = 0;
    for (long row = 0; row < rows; row++, logits += classes, probabilities += classes) {
        float largest = logits[0];
        for (long k = 1; k < classes; k++) largest = logits[k] > largest ? logits[k] : largest;
        for (long k = 0; k < classes; k++) {
            float below = logits[k] - largest;
            probabilities[k] = below < -87.0f ? 0.0f : exp_of(below);
        }
        float sum = 0;
        for (long k = 0; k < classes; k++) sum += probabilities[k];
        for (long k = 0; k < classes; k++) probabilities[k] /= sum;
        total += __builtin_log((double)sum) - ((double)logits[labels[row]] - (double)largest);
    }
    return total;
}

BODY void body_cross_entropy_derivative(
    float scale, const float *restrict probabilities, const int32_t *restrict labels, float *restrict dlogits,
    long rows, long classes) {
    for (long row = 0; row < rows; row++, probabilities += classes, dlogits += classes) {
        for (long k = 0; k < classes; k++) {
            float target = k == labels[row] ? 1.0f : 0.0f;
            dlogits[k] = scale * (probabilities[k] - target);
        }
    }
}

BODY void body_difference_derivative(
    float scale, const float *restrict a, const float *restrict b, float *restrict da, long count) {
    for (long k = 0; k < count; k++) da[k] = scale * (a[k] - b[k]);
}

#endif
