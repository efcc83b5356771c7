// tanh, sigmoid and relu with their derivatives, which need only the activation's result.

#ifndef ACTIVATIONS_H
#define ACTIVATIONS_H

#include "exponentials.h"

#define DEFINE_ACTIVATION(name, slope)                                                                              \
    BODY void body_##name(const float *restrict x, float *restrict y, long count) {                                 \
        for (long k = 0; k < count; k++) y[k] = name##_of(x[k]);                                                    \
    }                                                                                                               \
    BODY void body_##name##_derivative(                                                                             \
        const float *restrict y, float *restrict d, long count) {                                                   \
        for (long k = 0; k < count; k++) d[k] *= slope;                                                             \
    }

DEFINE_ACTIVATION(tanh, (1.0f - y[k] * y[k]))
DEFINE_ACTIVATION(sigmoid, (y[k] * (1.0f - y[k])))
DEFINE_ACTIVATION(relu, (y[k] > 0.0f ? 1.0f : 0.0f))

#endif
