// Tells the thread sanitizer of the mutexes of Swift's module Synchronization: loaded before the tests by LD_PRELOAD.
//
// Where two threads want one mutex at a time, the kernel hands it over (FUTEX_LOCK_PI) within functions of
// libswiftSynchronization, which is built without the sanitizer: it would report every value that such a mutex guards. What
// stands in the way of nobody is compiled into the tests, and the sanitizer sees it.

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// Synchronization._MutexHandle._lockSlow(Swift.UInt32) and ._unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef SWIFT void lock_function(uint32_t state, SELF void *mutex);
typedef SWIFT void unlock_function(SELF void *mutex);

// Weak, because the shell that starts the tests has no sanitizer.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

SWIFT void lock_slow(uint32_t state, SELF void *mutex) __asm__(LOCK);
SWIFT void unlock_slow(SELF void *mutex) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t state, SELF void *mutex) {
    ((lock_function *)dlsym(RTLD_NEXT, LOCK))(state, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF void *mutex) {
    if (__tsan_release) __tsan_release(mutex);
    ((unlock_function *)dlsym(RTLD_NEXT, UNLOCK))(mutex);
}
