// One time step of RNN, LSTM and GRU: bias, activations and update in one pass, and its derivative.
// The arrays of a call never overlap, which the vectoriser is told because there are too many of them to check.

#ifndef RECURRENT_H
#define RECURRENT_H

#include "exponentials.h"

#define FOR_EACH_UNIT \
    _Pragma("clang loop vectorize(assume_safety)") \
    for (long k = 0; k < hidden; k++)

#define DEFINE_RNN(name, slope)                                                                                     \
    BODY void body_rnn_##name##_step(                                                                               \
        float *restrict gates, const float *restrict bias, float *restrict h, long rows, long hidden) {             \
        for (long row = 0; row < rows; row++, gates += hidden, h += hidden) {                                       \
            FOR_EACH_UNIT {                                                                                         \
                float y = name##_of(gates[k] + bias[k]);                                                            \
                gates[k] = y;                                                                                       \
                h[k] = y;                                                                                           \
            }                                                                                                       \
        }                                                                                                           \
    }                                                                                                               \
    BODY void body_rnn_##name##_step_derivative(                                                                    \
        float *restrict gates, const float *restrict dh, long rows, long hidden) {                                  \
        for (long k = 0; k < rows * hidden; k++) {                                                                  \
            float y = gates[k];                                                                                     \
            gates[k] = dh[k] * slope;                                                                               \
        }                                                                                                           \
    }

DEFINE_RNN(tanh, (1.0f - y * y))
DEFINE_RNN(relu, (y > 0.0f ? 1.0f : 0.0f))

BODY void body_lstm_step(
    float *gates, const float *bias, const float *previous_c, float *c, float *squashed_c, float *h, long rows,
    long hidden) {
    for (long row = 0; row < rows; row++) {
        float *i = gates, *f = i + hidden, *g = f + hidden, *o = g + hidden;
        const float *bi = bias, *bf = bi + hidden, *bg = bf + hidden, *bo = bg + hidden;
        FOR_EACH_UNIT {
            float input = sigmoid_of(i[k] + bi[k]);
            float forget = sigmoid_of(f[k] + bf[k]);
            float candidate = tanh_of(g[k] + bg[k]);
            float output = sigmoid_of(o[k] + bo[k]);
            float cell = forget * previous_c[k] + input * candidate;
            float squashed = tanh_of(cell);
            i[k] = input;
            f[k] = forget;
            g[k] = candidate;
            o[k] = output;
            c[k] = cell;
            squashed_c[k] = squashed;
            h[k] = output * squashed;
        }
        gates += 4 * hidden, previous_c += hidden, c += hidden, squashed_c += hidden, h += hidden;
    }
}

BODY void body_lstm_step_derivative(
    float *gates, const float *previous_c, const float *squashed_c, const float *dh, float *dc, long rows,
    long hidden) {
    for (long row = 0; row < rows; row++) {
        float *i = gates, *f = i + hidden, *g = f + hidden, *o = g + hidden;
        FOR_EACH_UNIT {
            float input = i[k], forget = f[k], candidate = g[k], output = o[k], squashed = squashed_c[k];
            float cell = dc[k] + dh[k] * output * (1.0f - squashed * squashed);
            i[k] = cell * candidate * (input * (1.0f - input));
            f[k] = cell * previous_c[k] * (forget * (1.0f - forget));
            g[k] = cell * input * (1.0f - candidate * candidate);
            o[k] = dh[k] * squashed * (output * (1.0f - output));
            dc[k] = cell * forget;
        }
        gates += 4 * hidden, previous_c += hidden, squashed_c += hidden, dh += hidden, dc += hidden;
    }
}

BODY void body_gru_step(
    float *gates, const float *bias, const float *previous_h, float *h, long rows, long hidden) {
    for (long row = 0; row < rows; row++) {
        float *r = gates, *z = r + hidden, *n = z + hidden, *m = n + hidden;
        const float *br = bias, *bz = br + hidden, *bn = bz + hidden, *bm = bn + hidden;
        FOR_EACH_UNIT {
            float reset = sigmoid_of(r[k] + br[k]);
            float update = sigmoid_of(z[k] + bz[k]);
            float recurrent = m[k] + bm[k];
            float candidate = tanh_of(n[k] + bn[k] + reset * recurrent);
            r[k] = reset;
            z[k] = update;
            n[k] = candidate;
            m[k] = recurrent;
            h[k] = candidate + update * (previous_h[k] - candidate);
        }
        gates += 4 * hidden, previous_h += hidden, h += hidden;
    }
}

BODY void body_gru_step_derivative(
    float *gates, const float *previous_h, const float *dh, float *previous_dh, long rows, long hidden) {
    for (long row = 0; row < rows; row++) {
        float *r = gates, *z = r + hidden, *n = z + hidden, *m = n + hidden;
        FOR_EACH_UNIT {
            float reset = r[k], update = z[k], candidate = n[k];
            float sum = dh[k] * (1.0f - update) * (1.0f - candidate * candidate);
            r[k] = sum * m[k] * (reset * (1.0f - reset));
            z[k] = dh[k] * (previous_h[k] - candidate) * (update * (1.0f - update));
            n[k] = sum;
            m[k] = sum * reset;
            previous_dh[k] += dh[k] * update;
        }
        gates += 4 * hidden, previous_h += hidden, dh += hidden, previous_dh += hidden;
    }
}

#endif
