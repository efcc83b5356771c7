// Counts calls and time of every kernel, by a table whose functions do so and then call the real ones.

#include "dispatch.h"
#include <stdatomic.h>
#include <time.h>

enum {
#define KERNEL(result, name, parameters, arguments) INDEX_##name,
#include "levels/kernel_list.h"
#undef KERNEL
    KERNEL_COUNT
};

static const char *const names[KERNEL_COUNT] = {
#define KERNEL(result, name, parameters, arguments) #name,
#include "levels/kernel_list.h"
#undef KERNEL
};

static const kernel_table *real;
static atomic_long calls[KERNEL_COUNT], nanoseconds[KERNEL_COUNT], operations;

static long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000L + time.tv_nsec;
}

typedef struct {
    int kernel;
    long start;
} call_timer;

static void stop(call_timer *timer) {
    atomic_fetch_add_explicit(&nanoseconds[timer->kernel], now() - timer->start, memory_order_relaxed);
    atomic_fetch_add_explicit(&calls[timer->kernel], 1, memory_order_relaxed);
}

#define KERNEL(result, name, parameters, arguments)                                         \
    static result timed_##name parameters {                                                 \
        call_timer timer __attribute__((cleanup(stop), unused)) = {INDEX_##name, now()};    \
        return real->name arguments;                                                        \
    }
#include "levels/kernel_list.h"
#undef KERNEL

static void counted_product(
    const float *a, long a_row, long a_column, const float *panels, const float *start, long start_row, float *c,
    long c_row, long rows, long columns, long inner) {
    atomic_fetch_add_explicit(&operations, 2 * rows * columns * inner, memory_order_relaxed);
    timed_product(a, a_row, a_column, panels, start, start_row, c, c_row, rows, columns, inner);
}

static kernel_table timed_table = {
#define KERNEL(result, name, parameters, arguments) timed_##name,
#include "levels/kernel_list.h"
#undef KERNEL
};

void kernel_profile_begin(void) {
    if (real) return;
    for (int kernel = 0; kernel < KERNEL_COUNT; kernel++) calls[kernel] = nanoseconds[kernel] = 0;
    operations = 0;
    timed_table.product = counted_product;
    real = kernel_table_in_use();
    kernel_use_table(&timed_table);
}

void kernel_profile_end(void) {
    if (!real) return;
    kernel_use_table(real);
    real = 0;
}

int kernel_profile_count(void) { return KERNEL_COUNT; }
const char *kernel_profile_name(int kernel) { return names[kernel]; }
long kernel_profile_calls(int kernel) { return calls[kernel]; }
double kernel_profile_seconds(int kernel) { return nanoseconds[kernel] * 1e-9; }
double kernel_profile_operations(void) { return operations; }
