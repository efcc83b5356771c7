#ifndef UNROLL_CPNG_H
#define UNROLL_CPNG_H

#include <stddef.h>
#include <stdint.h>

// PNG files in memory through libpng's classic interface. Its longjmp stays inside this target: every function
// returns 0, or -1 with a reason in `error`.

#define UNROLL_PNG_ERROR_SIZE 256

typedef struct {
    uint32_t width;
    uint32_t height;
    uint8_t *pixels;  // RGBA, eight bits per channel, rows without gaps
    char **texts;     // keyword, text, keyword, text, ...: UTF-8 as far as the file is right
    size_t text_count;
    char error[UNROLL_PNG_ERROR_SIZE];
} unroll_png_picture;

typedef struct {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
    char error[UNROLL_PNG_ERROR_SIZE];
} unroll_png_file;

// The version of libpng in use.
const char *unroll_png_version(void);

// Reads any PNG as RGBA. The picture must start zeroed; release it afterwards in either case.
int unroll_png_read(const uint8_t *bytes, size_t count, unroll_png_picture *picture);
void unroll_png_picture_release(unroll_png_picture *picture);

// Writes rows of 1 (grey), 3 (RGB) or 4 (RGBA) channels with the texts (keyword, text, ...) and no time stamp.
// With a palette (red, green and blue of each of its colours) there is one channel: which colour a pixel has.
// `filters_rows` tells whether a row is stored as its difference from the one above.
// The file must start zeroed; release it afterwards in either case.
int unroll_png_write(const uint8_t *pixels, uint32_t width, uint32_t height, int channels, int filters_rows,
                     const uint8_t *palette, size_t color_count, const char *const *texts, size_t text_count, unroll_png_file *file);
void unroll_png_file_release(unroll_png_file *file);

#endif
