// Sums. Each keeps LANES partial sums, element k going to lane k % LANES, and adds them up in order at the end:
// a fixed order that is the same at every level and still becomes vector code.

#ifndef REDUCTIONS_H
#define REDUCTIONS_H

#include "exponentials.h"

#define LANES 32

BODY double lanes_total(const double *lanes) {
    double total = 0;
    for (int lane = 0; lane < LANES; lane++) total += lanes[lane];
    return total;
}

#define DEFINE_SUM(name, parameters, term)                                                  \
    BODY double body_##name parameters {                                                    \
        double lanes[LANES] = {0};                                                          \
        long start = 0;                                                                     \
        for (; start + LANES <= count; start += LANES) {                                    \
            for (int lane = 0; lane < LANES; lane++) {                                      \
                long k = start + lane;                                                      \
                lanes[lane] += term;                                                        \
            }                                                                               \
        }                                                                                   \
        for (long k = start; k < count; k++) lanes[k - start] += term;                      \
        return lanes_total(lanes);                                                          \
    }

DEFINE_SUM(sum, (const float *restrict x, long count), (double)x[k])
DEFINE_SUM(sum_of_squares, (const float *restrict x, long count), (double)x[k] * (double)x[k])
DEFINE_SUM(
    sum_of_squared_differences, (const float *restrict a, const float *restrict b, long count),
    (double)(a[k] - b[k]) * (double)(a[k] - b[k]))

BODY void body_add_column_sums(const float *restrict x, float *restrict y, long rows, long columns, long stride) {
    for (long row = 0; row < rows; row++, x += stride) {
        for (long k = 0; k < columns; k++) y[k] += x[k];
    }
}

#endif
