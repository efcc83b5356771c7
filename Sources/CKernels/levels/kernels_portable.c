#if !defined(__x86_64__)
#define LEVEL portable
#define TARGET
#include "level.h"
#endif
