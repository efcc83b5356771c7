// Elementwise arithmetic.

#ifndef ARITHMETIC_H
#define ARITHMETIC_H

#include "exponentials.h"

BODY void body_add(const float *restrict a, const float *restrict b, float *restrict y, long count) {
    for (long k = 0; k < count; k++) y[k] = a[k] + b[k];
}

BODY void body_subtract(const float *restrict a, const float *restrict b, float *restrict y, long count) {
    for (long k = 0; k < count; k++) y[k] = a[k] - b[k];
}

BODY void body_multiply(const float *restrict a, const float *restrict b, float *restrict y, long count) {
    for (long k = 0; k < count; k++) y[k] = a[k] * b[k];
}

BODY void body_multiply_add(const float *restrict a, const float *restrict b, float *restrict y, long count) {
    for (long k = 0; k < count; k++) y[k] += a[k] * b[k];
}

BODY void body_scale_add(float alpha, const float *restrict x, float *restrict y, long count) {
    for (long k = 0; k < count; k++) y[k] += alpha * x[k];
}

BODY void body_scale(float alpha, float *restrict x, long count) {
    for (long k = 0; k < count; k++) x[k] *= alpha;
}

BODY void body_add_bias(const float *restrict bias, float *restrict x, long rows, long columns) {
    for (long row = 0; row < rows; row++, x += columns) {
        for (long k = 0; k < columns; k++) x[k] += bias[k];
    }
}

BODY void body_bytes_to_unit(const uint8_t *restrict bytes, float *restrict y, long count) {
    for (long k = 0; k < count; k++) y[k] = (float)bytes[k] / 255.0f;
}

#endif
