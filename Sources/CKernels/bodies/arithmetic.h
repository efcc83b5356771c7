// Elementwise arithmetic and the transposition.

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

/// In squares of 16, so that both sides stay within few cache lines.
BODY void body_transpose(const float *restrict x, float *restrict y, long rows, long columns) {
    for (long top = 0; top < rows; top += 16) {
        long bottom = top + 16 < rows ? top + 16 : rows;
        for (long column = 0; column < columns; column++) {
            for (long row = top; row < bottom; row++) y[column * rows + row] = x[row * columns + column];
        }
    }
}

#endif
