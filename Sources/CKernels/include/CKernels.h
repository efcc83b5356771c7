// Hot loops over single-precision numbers, each compiled for several CPU levels and dispatched at run time.
//
// Every function reads and writes only what its arguments name, allocates nothing, and may be called from any thread.
// Arrays are dense and row major. An element's result depends on that element's own inputs alone, never on its
// position or on `count`; sums run in one fixed order. So work may be cut anywhere between rows.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: - Dispatch

/// The level in use: 2, 3 or 4 for x86-64-v2, -v3 and -v4; 0 on other processors.
int kernel_level(void);
/// The highest level that this processor offers, whatever `UNROLL_CPU` says.
int kernel_detected_level(void);
/// Tells the processor that the calling thread spins.
void kernel_relax(void);

// MARK: - Profile; begin and end it only while no kernel runs

/// From now on every call is counted and timed, beginning at zero.
void kernel_profile_begin(void);
void kernel_profile_end(void);
/// How many kernels there are; the others ask for one of them.
int kernel_profile_count(void);
const char *kernel_profile_name(int kernel);
long kernel_profile_calls(int kernel);
/// The time of its calls, summed over all threads.
double kernel_profile_seconds(int kernel);
/// The additions and multiplications of all matrix products.
double kernel_profile_operations(void);

// MARK: - Arithmetic

/// y = a + b
void kernel_add(const float *a, const float *b, float *y, long count);
/// y = a - b
void kernel_subtract(const float *a, const float *b, float *y, long count);
/// y = a * b
void kernel_multiply(const float *a, const float *b, float *y, long count);
/// y += a * b
void kernel_multiply_add(const float *a, const float *b, float *y, long count);
/// y += alpha * x
void kernel_scale_add(float alpha, const float *x, float *y, long count);
/// x *= alpha
void kernel_scale(float alpha, float *x, long count);
/// Adds `bias[columns]` to every row of x.
void kernel_add_bias(const float *bias, float *x, long rows, long columns);
/// y = bytes / 255
void kernel_bytes_to_unit(const uint8_t *bytes, float *y, long count);

// MARK: - Reductions

/// y[c] += the sum over rows of x[r * stride + c], top row first.
void kernel_add_column_sums(const float *x, float *y, long rows, long columns, long stride);
/// The sum of x, in double precision.
double kernel_sum(const float *x, long count);
/// The sum of x squared, in double precision.
double kernel_sum_of_squares(const float *x, long count);
/// The sum of (a - b) squared, in double precision.
double kernel_sum_of_squared_differences(const float *a, const float *b, long count);

// MARK: - Activations; the derivatives take the result y and multiply the result's cotangent d by the slope

void kernel_tanh(const float *x, float *y, long count);
void kernel_tanh_derivative(const float *y, float *d, long count);
void kernel_sigmoid(const float *x, float *y, long count);
void kernel_sigmoid_derivative(const float *y, float *d, long count);
void kernel_relu(const float *x, float *y, long count);
void kernel_relu_derivative(const float *y, float *d, long count);

// MARK: - Losses

/// Writes softmax(logits) and returns the sum over rows of -log softmax(logits)[label].
double kernel_cross_entropy(
    const float *logits, const int32_t *labels, float *probabilities, long rows, long classes);
/// dlogits = scale * (probabilities - one-hot labels)
void kernel_cross_entropy_derivative(
    float scale, const float *probabilities, const int32_t *labels, float *dlogits, long rows, long classes);
/// da = scale * (a - b)
void kernel_difference_derivative(float scale, const float *a, const float *b, float *da, long count);

// MARK: - Matrix products

/// How many columns a panel holds at the level in use.
int kernel_panel_width(void);
/// Arranges the matrix [inner][columns] in panels of `kernel_panel_width()` columns, [panel][inner][column], the last
/// one filled up with zeros. Its rows, or its columns where the transpose is stored, lie `stride` apart in x.
void kernel_pack(const float *x, long stride, int is_transposed, float *panels, long inner, long columns);
/// c[rows][columns] = start[rows][columns] + a[rows][inner] times a packed matrix [inner][columns]; zeros if start is null.
/// An element of a lies at row * a_row + column * a_column; a row of c at row * c_row. A row of start lies at
/// row * start_row: start may be c itself, or with start_row 0 one row for all.
void kernel_product(
    const float *a, long a_row, long a_column, const float *panels, const float *_Nullable start, long start_row,
    float *c, long c_row, long rows, long columns, long inner);
/// y[columns][rows] = x[rows][columns] transposed; rows lie x_stride and y_stride apart.
void kernel_transpose(const float *x, long x_stride, float *y, long y_stride, long rows, long columns);

// MARK: - One time step of a recurrent layer, after the matrix products, for `rows` sequences

/// gates [rows][hidden] become h = tanh(gates + bias), or relu.
void kernel_rnn_tanh_step(float *gates, const float *bias, float *h, long rows, long hidden);
void kernel_rnn_relu_step(float *gates, const float *bias, float *h, long rows, long hidden);
/// gates (their activations) become the cotangents of the sums; dh is the step's cotangent.
void kernel_rnn_tanh_step_derivative(float *gates, const float *dh, long rows, long hidden);
void kernel_rnn_relu_step_derivative(float *gates, const float *dh, long rows, long hidden);

/// gates [rows][4 hidden], in the order i f g o, are replaced by their activations;
/// c = f * previous_c + i * g, squashed_c = tanh(c), h = o * squashed_c.
void kernel_lstm_step(
    float *gates, const float *bias, const float *previous_c, float *c, float *squashed_c, float *h, long rows,
    long hidden);
/// gates become the cotangents of the sums; dc is c's cotangent from later steps and becomes previous_c's.
void kernel_lstm_step_derivative(
    float *gates, const float *previous_c, const float *squashed_c, const float *dh, float *dc, long rows, long hidden);

/// gates [rows][4 hidden] hold r, z, the input's share of n and the hidden state's share of n; their activations
/// replace the first three (the fourth gets its bias): h = n + z * (previous_h - n), n = tanh(input + r * hidden).
void kernel_gru_step(
    float *gates, const float *bias, const float *previous_h, float *h, long rows, long hidden);
/// gates become the cotangents of the four sums; previous_dh gets += dh * z.
void kernel_gru_step_derivative(
    float *gates, const float *previous_h, const float *dh, float *previous_dh, long rows, long hidden);

// MARK: - Optimizers; one parameter's update by its gradient

/// The constants of one SGD step.
typedef struct {
    float learning_rate, momentum, weight_decay;
    int is_nesterov, is_first_step;
} kernel_sgd_constants;
/// The velocity may be null where there is no momentum.
void kernel_sgd(
    kernel_sgd_constants k, float *value, const float *gradient, float *_Nullable velocity, long count);

/// The constants of one Adam step; `second_correction` multiplies the second moment's root. The value is multiplied by `shrinkage` (AdamW); `weight_decay` times the value is
/// added to the gradient (Adam).
typedef struct {
    float step_size, beta1, beta2, one_minus_beta1, one_minus_beta2, epsilon, second_correction, weight_decay, shrinkage;
} kernel_adam_constants;
/// The largest second moment may be null: without AMSGrad there is none.
void kernel_adam(
    kernel_adam_constants k, float *value, const float *gradient, float *mean, float *second_moment,
    float *_Nullable largest_second_moment, long count);

/// The constants of one RMSProp step.
typedef struct {
    float learning_rate, alpha, one_minus_alpha, epsilon, momentum, weight_decay;
} kernel_rmsprop_constants;
/// The velocity may be null where there is no momentum.
void kernel_rmsprop(
    kernel_rmsprop_constants k, float *value, const float *gradient, float *second_moment, float *_Nullable velocity,
    long count);

#pragma clang assume_nonnull end
#endif
