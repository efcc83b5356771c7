// The table through which every kernel is called.

#ifndef DISPATCH_H
#define DISPATCH_H

#include "levels/table.h"

const kernel_table *kernel_table_in_use(void);
void kernel_use_table(const kernel_table *table);

#endif
