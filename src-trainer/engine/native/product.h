// Products of small matrices with weights that are laid out for them once a call.
//
// A panel is a strip of `Width` columns of a matrix, stored so that the `Width` numbers of a row lie side by
// side: `[depth, Width]`. A tile of `Rows` rows times a panel keeps its sums in registers and reads the panel
// once from front to back; that is the whole of it.
#pragma once

#include <cstring>

#include "vector.h"

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

// As many sums as there are registers for: 4 x 4 of AVX-512's 32, 6 x 2 of AVX2's 16, 4 x 2 elsewhere.
enum : int { tileRows = lanes == 8 ? 6 : 4, widestTile = lanes == 16 ? 4 : 2 };

// So many rows of a panel stay in the first cache while all tiles of rows pass over them.
enum : int { depthBlock = 128 };

enum class Order { rows, columns };

// c[r, v] += sum over k of a[r, k] * panel[k, v] for `Rows` rows and `Vectors * lanes` columns.
// With `Order::columns` a lies column after column: a[r, k] at a[k * aStride + r].
// A sum is added up in the order of k whatever the tile, so that a row's result does not depend on the others.
template <int Rows, int Vectors, Order A>
static inline void multiplyTile(int depth, const float* a, ptrdiff_t aStride, const float* panel,
                                int panelWidth, float* c, ptrdiff_t cStride) {
  Vector sums[Rows][Vectors];
  for (int r = 0; r < Rows; r++) {
    for (int v = 0; v < Vectors; v++) sums[r][v] = load(c + r * cStride + v * lanes);
  }
  for (int k = 0; k < depth; k++) {
    Vector row[Vectors];
    for (int v = 0; v < Vectors; v++) row[v] = load(panel + k * panelWidth + v * lanes);
    for (int r = 0; r < Rows; r++) {
      const float factor = A == Order::rows ? a[r * aStride + k] : a[k * aStride + r];
      for (int v = 0; v < Vectors; v++) sums[r][v] += row[v] * factor;
    }
  }
  for (int r = 0; r < Rows; r++) {
    for (int v = 0; v < Vectors; v++) store(c + r * cStride + v * lanes, sums[r][v]);
  }
}

template <int Rows, int Width, Order A>
static inline void multiplyRows(int depth, const float* a, ptrdiff_t aStride, const float* panel,
                                float* c, ptrdiff_t cStride) {
  constexpr int all = Width / lanes;
  constexpr int vectors = all <= widestTile ? all : 2;
  static_assert(Width % lanes == 0 && all % vectors == 0, "a panel is a whole number of tiles wide");
  for (int v = 0; v < all; v += vectors) {
    multiplyTile<Rows, vectors, A>(depth, a, aStride, panel + v * lanes, Width, c + v * lanes, cStride);
  }
}

// c `[rows, Width]` += a `[rows, depth]` * panel `[depth, Width]`
template <int Width, Order A = Order::rows>
static void multiplyPanel(int rows, int depth, const float* a, ptrdiff_t aStride, const float* panel,
                          float* c, ptrdiff_t cStride) {
  constexpr ptrdiff_t none = 1;
  const ptrdiff_t rowStep = A == Order::rows ? aStride : none;
  const ptrdiff_t depthStep = A == Order::rows ? none : aStride;
  for (int start = 0; start < depth; start += depthBlock) {
    const int block = depth - start < depthBlock ? depth - start : depthBlock;
    const float* part = panel + static_cast<ptrdiff_t>(start) * Width;
    const float* aPart = a + start * depthStep;
    int r = 0;
    for (; r + tileRows <= rows; r += tileRows) {
      multiplyRows<tileRows, Width, A>(block, aPart + r * rowStep, aStride, part, c + r * cStride, cStride);
    }
    for (; r + 2 <= rows; r += 2) {
      multiplyRows<2, Width, A>(block, aPart + r * rowStep, aStride, part, c + r * cStride, cStride);
    }
    for (; r < rows; r++) {
      multiplyRows<1, Width, A>(block, aPart + r * rowStep, aStride, part, c + r * cStride, cStride);
    }
  }
}

// The panels of `weights` `[depth, gates * units]` for the forward pass: panel p holds the columns of
// `unitsPerPanel` units, all gates of which lie in one row, `[panel][depth][gate][unitsPerPanel]`; zeros fill
// the last panel up.
static void packGates(const float* weights, int depth, int gates, int units, int unitsPerPanel,
                      float* panels) {
  const ptrdiff_t columns = static_cast<ptrdiff_t>(gates) * units;
  for (int first = 0; first < units; first += unitsPerPanel) {
    const int count = units - first < unitsPerPanel ? units - first : unitsPerPanel;
    for (int k = 0; k < depth; k++) {
      for (int gate = 0; gate < gates; gate++) {
        const float* from = weights + k * columns + static_cast<ptrdiff_t>(gate) * units + first;
        memcpy(panels, from, count * sizeof(float));
        memset(panels + count, 0, (unitsPerPanel - count) * sizeof(float));
        panels += unitsPerPanel;
      }
    }
  }
}

// The panels of the transpose of `weights` `[rows, columns]`, 64 of its rows wide: `[panel][column][64]`.
static void packTransposed(const float* weights, int rows, int columns, float* panels) {
  for (int first = 0; first < rows; first += 64) {
    // Sixteen rows at a time: more would not be in the first cache together.
    for (int part = 0; part < 64; part += 16) {
      const int count = rows - first - part < 16 ? rows - first - part : 16;
      for (int column = 0; column < columns; column++) {
        float* to = panels + static_cast<ptrdiff_t>(column) * 64 + part;
        const float* from = weights + static_cast<ptrdiff_t>(first + part) * columns + column;
        for (int i = 0; i < 16; i++) {
          to[i] = i < count ? from[static_cast<ptrdiff_t>(i) * columns] : 0.0f;
        }
      }
    }
    panels += static_cast<ptrdiff_t>(columns) * 64;
  }
}

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
