// Makes chosen calls of the system on files below a folder fail, as they do on a full or a dying disk. Built as a library and
// loaded before the program that is to survive; the program itself is not changed by being tested.
//
//   FAULT_FOLDER  an absolute path: calls on files elsewhere are left alone
//   FAULT_CALLS   which calls, separated by commas: open write sync rename mkdir unlink truncate close link
//                 (files that are written), look read stat map (files that are read; look opens them)
//   FAULT_NUMBER  which of them fails, counted from 1; 0 lets all pass
//   FAULT_ERROR   the number of the error; 0 makes a write short and no error
//   FAULT_STAYS   1: all that follow fail as well
//   FAULT_REPORT  a file elsewhere that takes a line, "CALL PATH", for each call that failed; where FAULT_NUMBER is 0, for
//                 each that might have

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder, *calls, *report;
static long number;
static int error, stays;
static atomic_long count;

__attribute__((constructor)) static void read_wishes(void) {
    folder = getenv("FAULT_FOLDER");
    calls = getenv("FAULT_CALLS");
    report = getenv("FAULT_REPORT");
    number = atol(getenv("FAULT_NUMBER") ?: "0");
    error = atoi(getenv("FAULT_ERROR") ?: "0");
    stays = atoi(getenv("FAULT_STAYS") ?: "0");
}

static int is_below(const char *path) {
    size_t length = strlen(folder);
    return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int is_wanted(const char *call) {
    size_t length = strlen(call);
    for (const char *name = calls; name; name = strchr(name, ','), name = name ? name + 1 : NULL) {
        if (!strncmp(name, call, length) && (name[length] == ',' || !name[length])) return 1;
    }
    return 0;
}

static void note(const char *call, const char *path) {
    char line[PATH_MAX + 32];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    long file = syscall(SYS_openat, AT_FDCWD, report, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) return;
    syscall(SYS_write, file, line, (size_t)length);
    syscall(SYS_close, file);
}

/// Whether this call is to fail.
static int strikes(const char *call, const char *path) {
    if (!folder || !calls || !report || !is_wanted(call) || !is_below(path)) return 0;
    long this = atomic_fetch_add(&count, 1) + 1;
    int strikes = number > 0 && (this == number || (stays && this > number));
    if (number == 0 || strikes) note(call, path);
    return strikes;
}

static void name_of(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, (size_t)PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
}

/// Errors of the caller's earlier calls stay as they are while it is found out which file is meant.
static int strikes_file(const char *call, int file) {
    if (!folder || !is_wanted(call)) return 0;
    char path[PATH_MAX];
    int before = errno;
    name_of(file, path);
    int answer = strikes(call, path);
    errno = before;
    return answer;
}

static int strikes_path(const char *call, int base, const char *path) {
    if (!folder || !is_wanted(call) || !path) return 0;
    char start[PATH_MAX] = "", whole[2 * PATH_MAX];
    int before = errno;
    if (path[0] != '/') {
        if (base == AT_FDCWD) syscall(SYS_getcwd, start, sizeof start);
        else name_of(base, start);
        snprintf(whole, sizeof whole, "%s/%s", start, path);
    } else {
        snprintf(whole, sizeof whole, "%s", path);
    }
    int answer = strikes(call, whole);
    errno = before;
    return answer;
}

static int failed(void) {
    errno = error;
    return -1;
}

static int opened(int base, const char *path, int flags, mode_t mode) {
    int writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
    if (strikes_path(writes ? "open" : "look", base, path)) return failed();
    return (int)syscall(SYS_openat, base, path, flags, mode);
}

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name)                                                                                                             \
    int name(const char *path, int flags, ...) {                                                                               \
        va_list rest;                                                                                                          \
        va_start(rest, flags);                                                                                                 \
        mode_t mode = mode_of(flags, rest);                                                                                    \
        va_end(rest);                                                                                                          \
        return opened(AT_FDCWD, path, flags, mode);                                                                            \
    }
#define OPEN_AT(name)                                                                                                          \
    int name(int base, const char *path, int flags, ...) {                                                                     \
        va_list rest;                                                                                                          \
        va_start(rest, flags);                                                                                                 \
        mode_t mode = mode_of(flags, rest);                                                                                    \
        va_end(rest);                                                                                                          \
        return opened(base, path, flags, mode);                                                                                \
    }
OPEN(open)
OPEN(open64)
OPEN_AT(openat)
OPEN_AT(openat64)
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

/// How much of a write is done: all, or where writes are to be short, half.
static size_t done(size_t length) { return length > 1 ? length / 2 : length; }

ssize_t write(int file, const void *bytes, size_t length) {
    if (strikes_file("write", file)) {
        if (error) return failed();
        length = done(length);
    }
    return syscall(SYS_write, file, bytes, length);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
    if (strikes_file("write", file)) {
        if (error) return failed();
        length = done(length);
    }
    return syscall(SYS_pwrite64, file, bytes, length, offset);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return pwrite64(file, bytes, length, offset); }

ssize_t writev(int file, const struct iovec *pieces, int pieceCount) {
    if (strikes_file("write", file) && error) return failed();
    return syscall(SYS_writev, file, pieces, pieceCount);
}

ssize_t sendfile64(int target, int source, off64_t *offset, size_t length) {
    if (strikes_file("read", source)) return failed();
    if (strikes_file("write", target)) {
        if (error) return failed();
        length = done(length);
    }
    return syscall(SYS_sendfile, target, source, offset, length);
}
ssize_t sendfile(int target, int source, off_t *offset, size_t length) { return sendfile64(target, source, offset, length); }

ssize_t copy_file_range(
    int source, off64_t *sourceOffset, int target, off64_t *targetOffset, size_t length, unsigned flags) {
    if (strikes_file("read", source)) return failed();
    if (strikes_file("write", target)) {
        if (error) return failed();
        length = done(length);
    }
    return syscall(SYS_copy_file_range, source, sourceOffset, target, targetOffset, length, flags);
}

ssize_t read(int file, void *bytes, size_t length) {
    if (strikes_file("read", file)) return failed();
    return syscall(SYS_read, file, bytes, length);
}
ssize_t __read_chk(int file, void *bytes, size_t length, size_t size) {
    return read(file, bytes, length < size ? length : size);
}

ssize_t pread64(int file, void *bytes, size_t length, off64_t offset) {
    if (strikes_file("read", file)) return failed();
    return syscall(SYS_pread64, file, bytes, length, offset);
}
ssize_t pread(int file, void *bytes, size_t length, off_t offset) { return pread64(file, bytes, length, offset); }
ssize_t __pread64_chk(int file, void *bytes, size_t length, off64_t offset, size_t size) {
    return pread64(file, bytes, length < size ? length : size, offset);
}
ssize_t __pread_chk(int file, void *bytes, size_t length, off_t offset, size_t size) {
    return pread64(file, bytes, length < size ? length : size, offset);
}

void *mmap64(void *address, size_t length, int protection, int flags, int file, off64_t offset) {
    if (file >= 0 && strikes_file("map", file)) {
        errno = error;
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mmap, address, length, protection, flags, file, offset);
}
void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset) {
    return mmap64(address, length, protection, flags, file, offset);
}

int fsync(int file) { return strikes_file("sync", file) ? failed() : (int)syscall(SYS_fsync, file); }
int fdatasync(int file) { return strikes_file("sync", file) ? failed() : (int)syscall(SYS_fdatasync, file); }

int ftruncate64(int file, off64_t length) {
    return strikes_file("truncate", file) ? failed() : (int)syscall(SYS_ftruncate, file, length);
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }
int fallocate64(int file, int mode, off64_t offset, off64_t length) {
    return strikes_file("truncate", file) ? failed() : (int)syscall(SYS_fallocate, file, mode, offset, length);
}
int fallocate(int file, int mode, off_t offset, off_t length) { return fallocate64(file, mode, offset, length); }
/// Gives the error instead of setting errno.
int posix_fallocate64(int file, off64_t offset, off64_t length) {
    return fallocate64(file, 0, offset, length) ? errno : 0;
}
int posix_fallocate(int file, off_t offset, off_t length) { return posix_fallocate64(file, offset, length); }

/// As the system does, it closes the file even where it says that this failed.
int close(int file) {
    int writes = folder && is_wanted("close") && (syscall(SYS_fcntl, file, F_GETFL) & O_ACCMODE) != O_RDONLY;
    int fails = writes && strikes_file("close", file);
    int result = (int)syscall(SYS_close, file);
    return fails ? failed() : result;
}

int renameat2(int oldBase, const char *old, int newBase, const char *new, unsigned flags) {
    return strikes_path("rename", newBase, new) ? failed() : (int)syscall(SYS_renameat2, oldBase, old, newBase, new, flags);
}
int renameat(int oldBase, const char *old, int newBase, const char *new) { return renameat2(oldBase, old, newBase, new, 0); }
int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int oldBase, const char *old, int newBase, const char *new, int flags) {
    return strikes_path("link", newBase, new) ? failed() : (int)syscall(SYS_linkat, oldBase, old, newBase, new, flags);
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int mkdirat(int base, const char *path, mode_t mode) {
    return strikes_path("mkdir", base, path) ? failed() : (int)syscall(SYS_mkdirat, base, path, mode);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int unlinkat(int base, const char *path, int flags) {
    return strikes_path("unlink", base, path) ? failed() : (int)syscall(SYS_unlinkat, base, path, flags);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

#define STATUS(type, suffix)                                                                                                   \
    int fstatat##suffix(int base, const char *path, struct type *result, int flags) {                                          \
        return strikes_path("stat", base, path) ? failed() : (int)syscall(SYS_newfstatat, base, path, result, flags);          \
    }                                                                                                                          \
    int stat##suffix(const char *path, struct type *result) { return fstatat##suffix(AT_FDCWD, path, result, 0); }             \
    int lstat##suffix(const char *path, struct type *result) {                                                                 \
        return fstatat##suffix(AT_FDCWD, path, result, AT_SYMLINK_NOFOLLOW);                                                   \
    }                                                                                                                          \
    int fstat##suffix(int file, struct type *result) {                                                                         \
        return strikes_file("stat", file) ? failed() : (int)syscall(SYS_fstat, file, result);                                  \
    }
STATUS(stat, )
STATUS(stat64, 64)
