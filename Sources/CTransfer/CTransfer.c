#include "CTransfer.h"

#include <curl/curl.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

_Static_assert(sizeof((CTransferResult){0}.message) >= CURL_ERROR_SIZE, "libcurl writes its message there");

/// Bytes; that of the mirrors is below 2 KB.
#define HEADER_LIMIT (64 << 10)

typedef struct {
    const CTransferRequest *request;
    CTransferResult *result;
    CURL *handle;
    int64_t size;
    size_t header_size;
    /// CTransferDone until a callback ends the transfer for a reason of its own.
    CTransferOutcome ending;
} Transfer;

static pthread_once_t initialized = PTHREAD_ONCE_INIT;

static void initialize(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

/// The whole file, or the part that was asked for.
static long awaited_status(const CTransferRequest *request) { return request->offset > 0 ? 206 : 200; }

static CTransferOutcome wrong_status(const CTransferRequest *request) {
    return request->offset > 0 ? CTransferCannotResume : CTransferRefused;
}

/// Any count but the one that was offered makes libcurl end the transfer with CURLE_WRITE_ERROR.
static size_t end(Transfer *transfer, CTransferOutcome ending) {
    transfer->ending = ending;
    return 0;
}

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
    Transfer *transfer = context;
    size_t length = size * count, written = 0;
    long status = 0;
    curl_easy_getinfo(transfer->handle, CURLINFO_RESPONSE_CODE, &status);
    if (status != awaited_status(transfer->request)) return end(transfer, wrong_status(transfer->request));
    if ((int64_t)length > transfer->request->size_limit - transfer->size) return end(transfer, CTransferTooLarge);
    while (written < length) {
        ssize_t result = write(transfer->request->file, bytes + written, length - written);
        if (result < 0 && errno == EINTR) continue;
        if (result <= 0) {
            // A file that takes nothing and names no error would be offered the same bytes for ever.
            transfer->result->file_error = result < 0 ? errno : ENOSPC;
            return end(transfer, CTransferWriteFailed);
        }
        written += (size_t)result;
    }
    transfer->size += (int64_t)length;
    return length;
}

/// Counts the headers of all answers, interim ones and redirects too: without a limit they may go on for ever.
static size_t receive_header(char *bytes, size_t size, size_t count, void *context) {
    Transfer *transfer = context;
    (void)bytes;
    transfer->header_size += size * count;
    return transfer->header_size > HEADER_LIMIT ? end(transfer, CTransferEndlessHeader) : size * count;
}

static int progress(void *context, curl_off_t total, curl_off_t now, curl_off_t upTotal, curl_off_t upNow) {
    Transfer *transfer = context;
    (void)total, (void)now, (void)upTotal, (void)upNow;
    if (!transfer->request->is_cancelled(transfer->request->context)) return 0;
    transfer->ending = CTransferCancelled;
    return 1;
}

/// Says which protocols may be used, and how far redirects may lead.
///
/// What libcurl does not take it does not keep to: any result but CURLE_OK must end the transfer before it begins.
static CURLcode permit(CURL *handle, int permits_http) {
    CURLcode code;
#if LIBCURL_VERSION_NUM >= 0x075500
    code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, permits_http ? "http,https" : "https");
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https");
#else
    long first = permits_http ? CURLPROTO_HTTP | CURLPROTO_HTTPS : CURLPROTO_HTTPS;
    code = curl_easy_setopt(handle, CURLOPT_PROTOCOLS, first);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS, (long)CURLPROTO_HTTPS);
#endif
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_MAXREDIRS, 5L);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    return code;
}

static CURLcode configure(Transfer *transfer) {
    const CTransferRequest *request = transfer->request;
    CURL *handle = transfer->handle;
    curl_easy_setopt(handle, CURLOPT_URL, request->url);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "unroll");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, request->connect_seconds);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1024L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, request->stall_seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, request->whole_seconds);
    curl_easy_setopt(handle, CURLOPT_RESUME_FROM_LARGE, (curl_off_t)request->offset);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer->result->message);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, receive_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, transfer);
    return permit(handle, request->permits_http);
}

static CTransferOutcome outcome(const Transfer *transfer, CURLcode code, long status) {
    curl_off_t connected = 0;
    curl_easy_getinfo(transfer->handle, CURLINFO_PRETRANSFER_TIME_T, &connected);
    if (transfer->ending != CTransferDone) return transfer->ending;
    switch (code) {
    case CURLE_OK:
        return status == awaited_status(transfer->request) ? CTransferDone : wrong_status(transfer->request);
    case CURLE_RANGE_ERROR:
        return CTransferCannotResume;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return CTransferBroken;
    case CURLE_OPERATION_TIMEDOUT:
        return connected > 0 ? CTransferBroken : CTransferRefused;
    case CURLE_HTTP_RETURNED_ERROR:
        // Requested range not satisfiable: what is there is no beginning of the file.
        if (status == 416) return wrong_status(transfer->request);
        return status >= 500 ? CTransferBroken : CTransferRefused;
    default:
        return CTransferRefused;
    }
}

CTransferResult CTransferDownload(const CTransferRequest *request) {
    CTransferResult result = {.outcome = CTransferRefused};
    pthread_once(&initialized, initialize);
    Transfer transfer = {
        .request = request, .result = &result, .handle = curl_easy_init(), .size = request->offset, .ending = CTransferDone};
    if (!transfer.handle) {
        snprintf(result.message, sizeof result.message, "libcurl cannot start");
        return result;
    }
    CURLcode code = configure(&transfer);
    if (code != CURLE_OK) {
        snprintf(result.message, sizeof result.message, "libcurl does not take a limit: %s", curl_easy_strerror(code));
        curl_easy_cleanup(transfer.handle);
        return result;
    }
    code = curl_easy_perform(transfer.handle);
    curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &result.status);
    result.outcome = outcome(&transfer, code, result.status);
    if (transfer.ending != CTransferDone) {
        // libcurl's words would be those of a file that could not be written.
        result.message[0] = 0;
    } else if (code != CURLE_OK && !result.message[0]) {
        snprintf(result.message, sizeof result.message, "%s", curl_easy_strerror(code));
    }
    curl_easy_cleanup(transfer.handle);
    return result;
}

const char *CTransferLibraryVersion(void) { return curl_version_info(CURLVERSION_NOW)->version; }
