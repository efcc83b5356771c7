// Matrix products by register tiles, over a right factor that was packed into panels.
//
// A panel holds PANEL_WIDTH columns, row after row, zeros where the matrix has fewer; a tile of up to TILE_HEIGHT rows of
// the result stays in registers while the whole panel passes by. Every element of a result is one chain of
// multiplications and additions in the order of the inner dimension, so it does not depend on how rows and columns are cut.

#ifndef PRODUCTS_H
#define PRODUCTS_H

#include "exponentials.h"

// LANES and TILE_HEIGHT come from the level: a tile, two vectors of the panel and one element fill its registers.
#define TILE_VECTORS 2
#define PANEL_WIDTH (TILE_VECTORS * LANES)

typedef float vector __attribute__((vector_size(4 * LANES), aligned(4)));
typedef float quartet __attribute__((vector_size(16), aligned(4)));

// MARK: - Packing

/// Four rows of four consecutive numbers, `stride` apart, become four columns.
BODY void transpose_square(const float *x, long stride, float *y, long y_stride) {
    quartet a = *(const quartet *)x, b = *(const quartet *)(x + stride);
    quartet c = *(const quartet *)(x + 2 * stride), d = *(const quartet *)(x + 3 * stride);
    quartet ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5), ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    quartet cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5), cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    *(quartet *)y = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
    *(quartet *)(y + y_stride) = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
    *(quartet *)(y + 2 * y_stride) = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
    *(quartet *)(y + 3 * y_stride) = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

BODY void body_transpose(
    const float *restrict x, long x_stride, float *restrict y, long y_stride, long rows, long columns) {
    long square_rows = rows / 4 * 4, square_columns = columns / 4 * 4;
    for (long row = 0; row < square_rows; row += 4) {
        for (long column = 0; column < square_columns; column += 4) {
            transpose_square(x + row * x_stride + column, x_stride, y + column * y_stride + row, y_stride);
        }
    }
    for (long row = 0; row < rows; row++) {
        for (long column = row < square_rows ? square_columns : 0; column < columns; column++) {
            y[column * y_stride + row] = x[row * x_stride + column];
        }
    }
}

BODY void copy_panel(const float *restrict x, long stride, float *restrict panel, long inner, long width) {
    for (long k = 0; k < inner; k++, x += stride, panel += PANEL_WIDTH) {
        if (width == PANEL_WIDTH) {
            for (int v = 0; v < TILE_VECTORS; v++) *(vector *)(panel + v * LANES) = *(const vector *)(x + v * LANES);
        } else {
            for (long column = 0; column < PANEL_WIDTH; column++) panel[column] = column < width ? x[column] : 0;
        }
    }
}

BODY void transpose_panel(const float *restrict x, long stride, float *restrict panel, long inner, long width) {
    body_transpose(x, stride, panel, PANEL_WIDTH, width, inner);
    for (long k = 0; k < inner; k++) {
        for (long column = width; column < PANEL_WIDTH; column++) panel[k * PANEL_WIDTH + column] = 0;
    }
}

BODY void body_pack(
    const float *restrict x, long stride, int is_transposed, float *restrict panels, long inner, long columns) {
    for (long first = 0; first < columns; first += PANEL_WIDTH, panels += inner * PANEL_WIDTH) {
        long width = columns - first < PANEL_WIDTH ? columns - first : PANEL_WIDTH;
        if (is_transposed) {
            transpose_panel(x + first * stride, stride, panels, inner, width);
        } else {
            copy_panel(x + first, stride, panels, inner, width);
        }
    }
}

// MARK: - Products

/// `rows` must be known when this is compiled: only then do the sums stay in registers.
BODY void product_tile(
    int rows, const float *a, long a_row, long a_column, const float *panel, const float *start, long start_row,
    float *c, long c_row, long inner, long width) {
    vector sums[TILE_HEIGHT][TILE_VECTORS];
    float edge[PANEL_WIDTH] = {0};
    for (int row = 0; row < rows; row++) {
        const float *first = start ? start + row * start_row : edge;
        if (start && width < PANEL_WIDTH) {
            for (long column = 0; column < width; column++) edge[column] = first[column];
            first = edge;
        }
        for (int v = 0; v < TILE_VECTORS; v++) sums[row][v] = *(const vector *)(first + v * LANES);
    }
    for (long k = 0; k < inner; k++, a += a_column, panel += PANEL_WIDTH) {
        vector right[TILE_VECTORS];
        for (int v = 0; v < TILE_VECTORS; v++) right[v] = *(const vector *)(panel + v * LANES);
        for (int row = 0; row < rows; row++) {
            float left = a[row * a_row];
            for (int v = 0; v < TILE_VECTORS; v++) sums[row][v] += left * right[v];
        }
    }
    for (int row = 0; row < rows; row++) {
        float *end = width < PANEL_WIDTH ? edge : c + row * c_row;
        for (int v = 0; v < TILE_VECTORS; v++) *(vector *)(end + v * LANES) = sums[row][v];
        for (long column = 0; width < PANEL_WIDTH && column < width; column++) c[row * c_row + column] = edge[column];
    }
}

#define TILE_OF(height)                                                                                     \
    case height:                                                                                            \
        product_tile(height, a, a_row, a_column, panel, start, start_row, c, c_row, inner, width);          \
        break;

/// Rows are cut as evenly as can be: two short tiles are quicker than a full one and a sliver.
BODY void product_panel(
    const float *a, long a_row, long a_column, const float *panel, const float *start, long start_row, float *c,
    long c_row, long rows, long inner, long width) {
    long tiles = (rows + TILE_HEIGHT - 1) / TILE_HEIGHT;
    for (long tile = 0; tile < tiles; tile++) {
        long height = rows / tiles + (tile < rows % tiles);
        switch (height) {
            TILE_OF(1) TILE_OF(2) TILE_OF(3) TILE_OF(4) TILE_OF(5) TILE_OF(6)
#if TILE_HEIGHT > 6
            TILE_OF(7) TILE_OF(8) TILE_OF(9) TILE_OF(10) TILE_OF(11) TILE_OF(12)
#endif
        }
        a += height * a_row;
        start = start ? start + height * start_row : start;
        c += height * c_row;
    }
}

BODY void body_product(
    const float *a, long a_row, long a_column, const float *panels, const float *start, long start_row, float *c,
    long c_row, long rows, long columns, long inner) {
    for (long first = 0; first < columns; first += PANEL_WIDTH, panels += inner * PANEL_WIDTH) {
        long width = columns - first < PANEL_WIDTH ? columns - first : PANEL_WIDTH;
        const float *panel_start = start ? start + first : start;
        product_panel(a, a_row, a_column, panels, panel_start, start_row, c + first, c_row, rows, inner, width);
    }
}

BODY int body_panel_width(void) { return PANEL_WIDTH; }

#endif
