#if defined(__x86_64__)
#define LEVEL v2
#define TARGET __attribute__((target("arch=x86-64-v2")))
#define LANES 4
#define TILE_HEIGHT 6
#include "level.h"
#endif
