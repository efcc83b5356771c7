#if defined(__x86_64__)
#define LEVEL v3
#define TARGET __attribute__((target("arch=x86-64-v3")))
#define LANES 8
#define TILE_HEIGHT 6
#include "level.h"
#endif
