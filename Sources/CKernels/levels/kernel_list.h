// Every dispatched kernel once: KERNEL(result, name, (parameters), (arguments)).
// The parameters are those of include/CKernels.h, which says what each kernel does.

KERNEL(void, add, (const float *a, const float *b, float *y, long n), (a, b, y, n))
KERNEL(void, subtract, (const float *a, const float *b, float *y, long n), (a, b, y, n))
KERNEL(void, multiply, (const float *a, const float *b, float *y, long n), (a, b, y, n))
KERNEL(void, multiply_add, (const float *a, const float *b, float *y, long n), (a, b, y, n))
KERNEL(void, scale_add, (float alpha, const float *x, float *y, long n), (alpha, x, y, n))
KERNEL(void, scale, (float alpha, float *x, long n), (alpha, x, n))
KERNEL(void, add_bias, (const float *bias, float *x, long rows, long columns), (bias, x, rows, columns))
KERNEL(void, bytes_to_unit, (const uint8_t *bytes, float *y, long n), (bytes, y, n))

KERNEL(int, panel_width, (void), ())
KERNEL(void, pack, (const float *x, long stride, int is_transposed, float *panels, long inner, long columns),
    (x, stride, is_transposed, panels, inner, columns))
KERNEL(void, product,
    (const float *a, long a_row, long a_column, const float *panels, const float *start, long start_row, float *c,
        long c_row, long rows, long columns, long inner),
    (a, a_row, a_column, panels, start, start_row, c, c_row, rows, columns, inner))
KERNEL(void, transpose, (const float *x, long x_stride, float *y, long y_stride, long rows, long columns),
    (x, x_stride, y, y_stride, rows, columns))

KERNEL(void, add_column_sums, (const float *x, float *y, long rows, long columns, long stride),
    (x, y, rows, columns, stride))
KERNEL(double, sum, (const float *x, long n), (x, n))
KERNEL(double, sum_of_squares, (const float *x, long n), (x, n))
KERNEL(double, sum_of_squared_differences, (const float *a, const float *b, long n), (a, b, n))

KERNEL(void, tanh, (const float *x, float *y, long n), (x, y, n))
KERNEL(void, tanh_derivative, (const float *y, float *d, long n), (y, d, n))
KERNEL(void, sigmoid, (const float *x, float *y, long n), (x, y, n))
KERNEL(void, sigmoid_derivative, (const float *y, float *d, long n), (y, d, n))
KERNEL(void, relu, (const float *x, float *y, long n), (x, y, n))
KERNEL(void, relu_derivative, (const float *y, float *d, long n), (y, d, n))

KERNEL(double, cross_entropy, (const float *x, const int32_t *labels, float *y, long rows, long classes),
    (x, labels, y, rows, classes))
KERNEL(void, cross_entropy_derivative,
    (float scale, const float *y, const int32_t *labels, float *dx, long rows, long classes),
    (scale, y, labels, dx, rows, classes))
KERNEL(void, difference_derivative, (float scale, const float *a, const float *b, float *da, long n),
    (scale, a, b, da, n))

KERNEL(void, rnn_tanh_step, (float *gates, const float *bias, float *h, long rows, long hidden),
    (gates, bias, h, rows, hidden))
KERNEL(void, rnn_relu_step, (float *gates, const float *bias, float *h, long rows, long hidden),
    (gates, bias, h, rows, hidden))
KERNEL(void, rnn_tanh_step_derivative, (float *gates, const float *dh, long rows, long hidden),
    (gates, dh, rows, hidden))
KERNEL(void, rnn_relu_step_derivative, (float *gates, const float *dh, long rows, long hidden),
    (gates, dh, rows, hidden))
KERNEL(void, lstm_step,
    (float *gates, const float *bias, const float *previous_c, float *c, float *squashed_c, float *h, long rows,
        long hidden),
    (gates, bias, previous_c, c, squashed_c, h, rows, hidden))
KERNEL(void, lstm_step_derivative,
    (float *gates, const float *previous_c, const float *squashed_c, const float *dh, float *dc, long rows,
        long hidden),
    (gates, previous_c, squashed_c, dh, dc, rows, hidden))
KERNEL(void, gru_step,
    (float *gates, const float *bias, const float *previous_h, float *h, long rows, long hidden),
    (gates, bias, previous_h, h, rows, hidden))
KERNEL(void, gru_step_derivative,
    (float *gates, const float *previous_h, const float *dh, float *previous_dh, long rows, long hidden),
    (gates, previous_h, dh, previous_dh, rows, hidden))

KERNEL(void, sgd, (kernel_sgd_constants k, float *value, const float *gradient, float *velocity, long n),
    (k, value, gradient, velocity, n))
KERNEL(void, adam,
    (kernel_adam_constants k, float *value, const float *gradient, float *mean, float *second_moment,
        float *largest_second_moment, long n),
    (k, value, gradient, mean, second_moment, largest_second_moment, n))
KERNEL(void, rmsprop,
    (kernel_rmsprop_constants k, float *value, const float *gradient, float *second_moment, float *velocity, long n),
    (k, value, gradient, second_moment, velocity, n))
