// Sums. Each keeps PARTIAL_SUMS sums, element k going to part k % PARTIAL_SUMS, and adds them up in order at the end:
// a fixed order that is the same at every level and still becomes vector code.

#ifndef REDUCTIONS_H
#define REDUCTIONS_H

#include "exponentials.h"

#define PARTIAL_SUMS 32

BODY double total_of(const double *parts) {
    double total = 0;
    for (int part = 0; part < PARTIAL_SUMS; part++) total += parts[part];
    return total;
}

#define DEFINE_SUM(name, parameters, term)                                                  \
    BODY double body_##name parameters {                                                    \
        double parts[PARTIAL_SUMS] = {0};                                                   \
        long start = 0;                                                                     \
        for (; start + PARTIAL_SUMS <= count; start += PARTIAL_SUMS) {                      \
            for (int part = 0; part < PARTIAL_SUMS; part++) {                               \
                long k = start + part;                                                      \
                parts[part] += term;                                                        \
            }                                                                               \
        }                                                                                   \
        for (long k = start; k < count; k++) parts[k - start] += term;                      \
        return total_of(parts);                                                             \
    }

DEFINE_SUM(sum, (const float *restrict x, long count), (double)x[k])
DEFINE_SUM(sum_of_squares, (const float *restrict x, long count), (double)x[k] * (double)x[k])
DEFINE_SUM(
    sum_of_squared_differences, (const float *restrict a, const float *restrict b, long count),
    (double)(a[k] - b[k]) * (double)(a[k] - b[k]))

/// The sums of PARTIAL_SUMS columns stay in registers while the rows pass by.
BODY void body_add_column_sums(const float *restrict x, float *restrict y, long rows, long columns, long stride) {
    long first = 0;
    for (; first + PARTIAL_SUMS <= columns; first += PARTIAL_SUMS) {
        float sums[PARTIAL_SUMS];
        for (int k = 0; k < PARTIAL_SUMS; k++) sums[k] = y[first + k];
        for (long row = 0; row < rows; row++) {
            for (int k = 0; k < PARTIAL_SUMS; k++) sums[k] += x[row * stride + first + k];
        }
        for (int k = 0; k < PARTIAL_SUMS; k++) y[first + k] = sums[k];
    }
    for (long row = 0; row < rows; row++) {
        for (long k = first; k < columns; k++) y[k] += x[row * stride + k];
    }
}

#endif
