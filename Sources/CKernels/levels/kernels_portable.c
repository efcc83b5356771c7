#if !defined(__x86_64__)
#define LEVEL portable
#define TARGET
#define LANES 4
#define TILE_HEIGHT 12
#include "level.h"
#endif
