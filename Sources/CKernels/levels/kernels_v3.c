#if defined(__x86_64__)
#define LEVEL v3
#define TARGET __attribute__((target("arch=x86-64-v3")))
#include "level.h"
#endif
