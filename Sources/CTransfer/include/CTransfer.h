#ifndef CTRANSFER_H
#define CTRANSFER_H

#include <stdint.h>

/// One download over HTTPS into an open file.
typedef struct {
    const char *url;
    /// 1: the first request may use plain HTTP (loopback tests); a redirect may never.
    int permits_http;
    /// Seconds until a connection must stand.
    long connect_seconds;
    /// Seconds with fewer than 1,024 bytes each after which the transfer counts as broken.
    long stall_seconds;
    /// Seconds after which the transfer counts as broken however it goes on.
    long whole_seconds;
    /// A file descriptor, positioned at `offset`.
    int file;
    /// The bytes that the file already holds: the server is asked for those after them.
    int64_t offset;
    /// The greatest size of the whole file.
    int64_t size_limit;
    /// Asked about once a second and with every piece; anything but 0 ends the transfer.
    int (*is_cancelled)(void *context);
    void *context;
} CTransferRequest;

typedef enum {
    CTransferDone,
    CTransferCancelled,
    /// The server sent more than `size_limit`.
    CTransferTooLarge,
    /// The server sent more lines of headers than any answer has.
    CTransferEndlessHeader,
    /// The file could not be written; `file_error` is the system's error number.
    CTransferWriteFailed,
    /// The server does not send the rest of the file alone; another attempt must begin at 0.
    CTransferCannotResume,
    /// The transfer broke; another attempt may go on from what the file holds.
    CTransferBroken,
    /// The server cannot be reached, refuses, or is not to be trusted; another attempt would fare no better.
    CTransferRefused,
} CTransferOutcome;

typedef struct {
    CTransferOutcome outcome;
    /// The HTTP status, 0 when there was none.
    long status;
    int file_error;
    /// libcurl's words.
    char message[256];
} CTransferResult;

/// Runs a download to its end; blocks the calling thread.
CTransferResult CTransferDownload(const CTransferRequest *request);

/// The version of libcurl in use.
const char *CTransferLibraryVersion(void);

#endif
