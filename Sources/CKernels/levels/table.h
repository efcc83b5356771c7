// One table of functions per CPU level.

#ifndef TABLE_H
#define TABLE_H

#include "CKernels.h"

typedef struct {
#define KERNEL(result, name, parameters, arguments) result(*name) parameters;
#include "kernel_list.h"
#undef KERNEL
} kernel_table;

#if defined(__x86_64__)
extern const kernel_table kernel_table_v2, kernel_table_v3, kernel_table_v4;
#else
extern const kernel_table kernel_table_portable;
#endif

#endif
