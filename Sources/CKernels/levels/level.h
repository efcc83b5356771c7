// Compiles every kernel body for one level: define LEVEL (the table's suffix), TARGET (the attribute), LANES (how many
// numbers a vector register holds) and TILE_HEIGHT (how many rows of a product stay in registers), then include.

#include "table.h"
#include "../bodies/activations.h"
#include "../bodies/arithmetic.h"
#include "../bodies/losses.h"
#include "../bodies/optimizers.h"
#include "../bodies/products.h"
#include "../bodies/recurrent.h"
#include "../bodies/reductions.h"

#define KERNEL(result, name, parameters, arguments) \
    TARGET static result level_##name parameters { return body_##name arguments; }
#include "kernel_list.h"
#undef KERNEL

#define JOINED(a, b) a##b
#define TABLE(level) JOINED(kernel_table_, level)
const kernel_table TABLE(LEVEL) = {
#define KERNEL(result, name, parameters, arguments) level_##name,
#include "kernel_list.h"
#undef KERNEL
};
