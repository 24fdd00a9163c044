// SPDX-License-Identifier: Apache-2.0
// Preloaded into a program, it fills the disk: every write to a file fails as on a full one. Pipes,
// sockets and terminals work as ever.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t write(int descriptor, const void* bytes, size_t count) {
    struct stat status;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        errno = ENOSPC;
        return -1;
    }
    ssize_t (*real_write)(int, const void*, size_t);
    *(void**)&real_write = dlsym(RTLD_NEXT, "write");
    return real_write(descriptor, bytes, count);
}
