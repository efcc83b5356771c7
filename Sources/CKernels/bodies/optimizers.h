// The updates of SGD, Adam (with AMSGrad, and AdamW by its decay) and RMSProp, in PyTorch's order of operations.

#ifndef OPTIMIZERS_H
#define OPTIMIZERS_H

#include "CKernels.h"
#include "exponentials.h"

/// Running means of gradients that stay zero would fade into subnormal numbers, which some processors handle a hundred
/// times slower than others; no value notices anything so small.
BODY float without_dust(float x) {
    return x < 1e-35f && x > -1e-35f ? 0.0f : x;
}

BODY void body_sgd(
    kernel_sgd_constants k, float *restrict value, const float *restrict gradient, float *restrict velocity,
    long count) {
    for (long j = 0; j < count; j++) {
        float direction = gradient[j] + k.weight_decay * value[j];
        if (velocity) {
            float v = without_dust(k.is_first_step ? direction : k.momentum * velocity[j] + direction);
            velocity[j] = v;
            direction = k.is_nesterov ? direction + k.momentum * v : v;
        }
        value[j] -= k.learning_rate * direction;
    }
}

BODY void body_adam(
    kernel_adam_constants k, float *restrict value, const float *restrict gradient, float *restrict mean,
    float *restrict second_moment, float *restrict largest_second_moment, long count) {
    for (long j = 0; j < count; j++) {
        float decayed = value[j] * k.shrinkage;
        float g = gradient[j] + k.weight_decay * value[j];
        float m = without_dust(mean[j] + k.one_minus_beta1 * (g - mean[j]));
        float v = without_dust(k.beta2 * second_moment[j] + k.one_minus_beta2 * g * g);
        mean[j] = m;
        second_moment[j] = v;
        if (largest_second_moment) {
            v = v > largest_second_moment[j] ? v : largest_second_moment[j];
            largest_second_moment[j] = v;
        }
        float root = __builtin_elementwise_sqrt(v) * k.second_correction + k.epsilon;
        value[j] = decayed - k.step_size * m / root;
    }
}

BODY void body_rmsprop(
    kernel_rmsprop_constants k, float *restrict value, const float *restrict gradient,
    float *restrict second_moment, float *restrict velocity, long count) {
    for (long j = 0; j < count; j++) {
        float g = gradient[j] + k.weight_decay * value[j];
        float v = without_dust(k.alpha * second_moment[j] + k.one_minus_alpha * g * g);
        second_moment[j] = v;
        float direction = g / (__builtin_elementwise_sqrt(v) + k.epsilon);
        if (velocity) {
            direction = without_dust(k.momentum * velocity[j] + direction);
            velocity[j] = direction;
        }
        value[j] -= k.learning_rate * direction;
    }
}

#endif
