#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A picture larger than this is refused before its memory is taken: 64 million pixels are 256 MB.
static const uint64_t largest_pixel_count = 64u << 20;
// Of chunks that are no pixels, such as texts and colour profiles: so many, unpacked of at most so many bytes.
static const png_uint_32 most_extra_chunks = 64;
static const png_alloc_size_t largest_chunk = 4u << 20;
// Tried on line charts: level 9 takes five times as long for 4 to 10 percent. The filter "up" halves pictures whose
// rows differ little; numbers of colors in a palette and sheets of small pictures are a fifth smaller without one.
static const int compression_level = 6;

const char *unroll_png_version(void) { return png_get_libpng_ver(NULL); }

static void keep_error(png_structp png, png_const_charp message) {
    char *error = png_get_error_ptr(png);
    snprintf(error, UNROLL_PNG_ERROR_SIZE, "%s", message);
    png_longjmp(png, 1);
}

typedef struct {
    const uint8_t *bytes;
    size_t left;
    size_t count;
} source;

static void keep_read_error(png_structp png, png_const_charp message) {
    char *error = png_get_error_ptr(png);
    const source *from = png_get_io_ptr(png);
    snprintf(error, UNROLL_PNG_ERROR_SIZE, "%s, at offset %zu", message, from != NULL ? from->count - from->left : 0);
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

// Reading

static void take(png_structp png, png_bytep target, size_t count) {
    source *from = png_get_io_ptr(png);
    if (count > from->left) png_error(png, "the file ends too early");
    memcpy(target, from->bytes, count);
    from->bytes += count;
    from->left -= count;
}

// libpng takes memory for a chunk by the length that the chunk states, before it finds out how much there is.
static void check_chunk_lengths(png_structp png, source *from) {
    source start = *from;
    int is_last = 0;
    from->bytes += 8;
    from->left -= 8;
    while (!is_last && from->left >= 12) {
        uint32_t length = png_get_uint_32(from->bytes);
        if (length > from->left - 12) png_error(png, "a chunk is longer than the rest of the file");
        is_last = memcmp(from->bytes + 4, "IEND", 4) == 0;
        from->bytes += (size_t)length + 12;
        from->left -= (size_t)length + 12;
    }
    *from = start;
}

// Returns the number of passes over the rows.
static int demand_rgba(png_structp png, png_infop info) {
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    int pass_count = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return pass_count;
}

static void read_pixels(png_structp png, png_infop info, unroll_png_picture *picture) {
    png_read_info(png, info);
    picture->width = png_get_image_width(png, info);
    picture->height = png_get_image_height(png, info);
    if ((uint64_t)picture->width * picture->height > largest_pixel_count) png_error(png, "more than 64 million pixels");
    int pass_count = demand_rgba(png, info);
    size_t row_size = (size_t)picture->width * 4;
    if (png_get_rowbytes(png, info) != row_size) png_error(png, "pixels that cannot be read as RGBA");
    picture->pixels = calloc(picture->height, row_size);
    if (picture->pixels == NULL) png_error(png, "not enough memory");
    // Passes over whole rows, so that no list of row pointers has to survive an error.
    for (int pass = 0; pass < pass_count; pass++)
        for (uint32_t row = 0; row < picture->height; row++)
            png_read_row(png, picture->pixels + row * row_size, NULL);
    png_read_end(png, info);
}

static void read_texts(png_structp png, png_infop info, unroll_png_picture *picture) {
    png_textp texts = NULL;
    int count = 0;
    png_get_text(png, info, &texts, &count);
    if (count <= 0) return;
    picture->texts = calloc((size_t)count * 2, sizeof(char *));
    if (picture->texts == NULL) png_error(png, "not enough memory");
    for (int i = 0; i < count; i++) {
        picture->texts[picture->text_count++] = strdup(texts[i].key);
        picture->texts[picture->text_count++] = strdup(texts[i].text != NULL ? texts[i].text : "");
    }
}

int unroll_png_read(const uint8_t *bytes, size_t count, unroll_png_picture *picture) {
    if (count < 8 || png_sig_cmp(bytes, 0, 8) != 0) {
        snprintf(picture->error, UNROLL_PNG_ERROR_SIZE, "the file does not start with the PNG signature, at offset 0");
        return -1;
    }
    source from = {bytes, count, count};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, picture->error, keep_read_error, ignore_warning);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
    if (info == NULL) {
        png_destroy_read_struct(&png, NULL, NULL);
        snprintf(picture->error, UNROLL_PNG_ERROR_SIZE, "libpng could not be started");
        return -1;
    }
    if (setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_read_struct(&png, &info, NULL);
        return -1;
    }
    png_set_read_fn(png, &from, take);
    // Texts are packed: without limits a small file could unpack to gigabytes of them.
    png_set_chunk_cache_max(png, most_extra_chunks);
    png_set_chunk_malloc_max(png, largest_chunk);
    check_chunk_lengths(png, &from);
    read_pixels(png, info, picture);
    read_texts(png, info, picture);
    png_destroy_read_struct(&png, &info, NULL);
    return 0;
}

void unroll_png_picture_release(unroll_png_picture *picture) {
    for (size_t i = 0; i < picture->text_count; i++) free(picture->texts[i]);
    free(picture->texts);
    free(picture->pixels);
    memset(picture, 0, sizeof *picture);
}

// Writing

static void append(png_structp png, png_bytep bytes, size_t count) {
    unroll_png_file *file = png_get_io_ptr(png);
    if (file->count + count > file->capacity) {
        size_t capacity = (file->count + count) * 2;
        uint8_t *grown = realloc(file->bytes, capacity);
        if (grown == NULL) png_error(png, "not enough memory");
        file->bytes = grown;
        file->capacity = capacity;
    }
    memcpy(file->bytes + file->count, bytes, count);
    file->count += count;
}

static void flush(png_structp png) { (void)png; }

static int is_ascii(const char *text) {
    for (; *text != 0; text++)
        if ((unsigned char)*text > 0x7E) return 0;
    return 1;
}

// tEXt holds Latin-1 only, so that any other text goes to iTXt.
static void write_text(png_structp png, png_infop info, const char *keyword, const char *text) {
    png_text entry = {0};
    entry.compression = is_ascii(text) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    entry.key = (char *)keyword;
    entry.text = (char *)text;
    png_set_text(png, info, &entry, 1);
}

static int color_type(int channels) {
    if (channels == 1) return PNG_COLOR_TYPE_GRAY;
    return channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA;
}

static void write_palette(png_structp png, png_infop info, const uint8_t *palette, size_t color_count) {
    png_color colors[PNG_MAX_PALETTE_LENGTH];
    if (color_count > PNG_MAX_PALETTE_LENGTH) png_error(png, "a palette has at most 256 colors");
    for (size_t i = 0; i < color_count; i++)
        colors[i] = (png_color){palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]};
    png_set_PLTE(png, info, colors, (int)color_count);
}

int unroll_png_write(const uint8_t *pixels, uint32_t width, uint32_t height, int channels, int filters_rows,
                     const uint8_t *palette, size_t color_count, const char *const *texts, size_t text_count, unroll_png_file *file) {
    // A warning means that something, such as a long keyword, would be written otherwise than asked for.
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, file->error, keep_error, keep_error);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
    if (info == NULL) {
        png_destroy_write_struct(&png, NULL);
        snprintf(file->error, UNROLL_PNG_ERROR_SIZE, "libpng could not be started");
        return -1;
    }
    if (setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_write_struct(&png, &info);
        return -1;
    }
    if (color_count > 0 && channels != 1) png_error(png, "a palette goes with one channel");
    png_set_write_fn(png, file, append, flush);
    png_set_compression_level(png, compression_level);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, filters_rows ? PNG_FILTER_UP : PNG_FILTER_NONE);
    png_set_IHDR(png, info, width, height, 8, color_count > 0 ? PNG_COLOR_TYPE_PALETTE : color_type(channels),
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (color_count > 0) write_palette(png, info, palette, color_count);
    for (size_t i = 0; i + 1 < text_count; i += 2) write_text(png, info, texts[i], texts[i + 1]);
    png_write_info(png, info);
    for (uint32_t row = 0; row < height; row++) png_write_row(png, pixels + (size_t)row * width * (size_t)channels);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return 0;
}

void unroll_png_file_release(unroll_png_file *file) {
    free(file->bytes);
    memset(file, 0, sizeof *file);
}
