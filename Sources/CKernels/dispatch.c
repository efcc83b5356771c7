// Chooses the table before main: the widest level that the processor has and UNROLL_CPU does not forbid. Only a profile
// puts another one in front of it.

#include "dispatch.h"

#if defined(__x86_64__)
#include <stdlib.h>
#include <string.h>
#endif

static const kernel_table *table;
static int level;
static int detected;

#if defined(__x86_64__)
static int level_of_processor(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return 4;
    if (__builtin_cpu_supports("x86-64-v3")) return 3;
    return 2;
}

static int level_requested(void) {
    const char *text = getenv("UNROLL_CPU");
    if (text && !strcmp(text, "v2")) return 2;
    if (text && !strcmp(text, "v3")) return 3;
    return 4;
}

__attribute__((constructor)) static void choose(void) {
    static const kernel_table *const tables[] = {&kernel_table_v2, &kernel_table_v3, &kernel_table_v4};
    int requested = level_requested();
    detected = level_of_processor();
    level = requested < detected ? requested : detected;
    table = tables[level - 2];
}

void kernel_relax(void) { __builtin_ia32_pause(); }
#else
__attribute__((constructor)) static void choose(void) { table = &kernel_table_portable; }

#if defined(__aarch64__)
void kernel_relax(void) { __asm__ volatile("yield"); }
#else
void kernel_relax(void) {}
#endif
#endif

const kernel_table *kernel_table_in_use(void) { return table; }
void kernel_use_table(const kernel_table *other) { table = other; }

int kernel_level(void) { return level; }
int kernel_detected_level(void) { return detected; }

#define KERNEL(result, name, parameters, arguments) \
    result kernel_##name parameters { return table->name arguments; }
#include "levels/kernel_list.h"
#undef KERNEL
