// exp, tanh and the logistic function by range reduction: x = n ln 2 + r with |r| <= ln(2) / 2, so exp(x) = 2^n exp(r).
// exp(r) - 1 is its Taylor polynomial of degree 7, whose error there is below 6e-9 of exp(r).
// No branches and no library calls, so loops over them become vector code. NaN stays NaN.

#ifndef EXPONENTIALS_H
#define EXPONENTIALS_H

#include <stdint.h>

#define BODY static inline __attribute__((always_inline))

typedef struct {
    float power;     // 2^n
    float fraction;  // exp(r) - 1
} exponential;

BODY float clamped(float x, float limit) {
    x = x < -limit ? -limit : x;
    return x > limit ? limit : x;
}

/// - Precondition: |x| <= 87.
BODY exponential exponential_of(float x) {
    const float round = 0x1.8p23f;  // adding it leaves the nearest integer in the low bits
    float shifted = x * 0x1.715476p0f + round;
    float n = shifted - round;
    // ln 2 in two parts, the first short enough for n times it to be exact.
    float r = x - n * 0x1.63p-1f;
    r = r - n * -0x1.bd0106p-13f;
    uint32_t bits;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 23) + 0x3f800000u;
    exponential result;
    __builtin_memcpy(&result.power, &bits, sizeof bits);
    float p = 1.0f / 5040;
    p = p * r + 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 1.0f / 2;
    result.fraction = p * (r * r) + r;
    return result;
}

/// exp(x), kept within [exp(-87), exp(87)].
BODY float exp_of(float x) {
    exponential e = exponential_of(clamped(x, 87.0f));
    return e.fraction * e.power + e.power;
}

BODY float sigmoid_of(float x) {
    return 1.0f / (1.0f + exp_of(-x));
}

/// By exp(2x) - 1, so that small results keep their relative accuracy; beyond 9.02 the result rounds to 1.
BODY float tanh_of(float x) {
    exponential e = exponential_of(2.0f * clamped(x, 9.02f));
    float minus_one = e.fraction * e.power + (e.power - 1.0f);
    return minus_one / (minus_one + 2.0f);
}

BODY float relu_of(float x) {
    return x < 0.0f ? 0.0f : x;
}

#endif
