// Without no-prefer-256-bit this level would leave half of each vector register unused.
#if defined(__x86_64__)
#define LEVEL v4
#define TARGET __attribute__((target("arch=x86-64-v4,no-prefer-256-bit")))
#define LANES 16
#define TILE_HEIGHT 12
#include "level.h"
#endif
