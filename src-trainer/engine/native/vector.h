// A handful of float32 that are worked on at once, by the vector types of GCC and Clang: the same source is
// SSE, AVX2, AVX-512 or NEON, by the number of lanes and the flags it is compiled with (see kernels.cc).
#pragma once

#include <cstddef>

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

enum : int { lanes = LIENZO_LANES };

typedef float Vector __attribute__((vector_size(lanes * sizeof(float))));
// The same in memory, wherever a float may lie.
typedef float StoredVector __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));

static inline Vector load(const float* from) { return *reinterpret_cast<const StoredVector*>(from); }

static inline void store(float* to, Vector value) { *reinterpret_cast<StoredVector*>(to) = value; }

// The first `count` floats, and zeros after them; nothing beyond them is read.
static inline Vector loadPart(const float* from, int count) {
  if (count >= lanes) return load(from);
  Vector value = {};
  for (int lane = 0; lane < count; lane++) value[lane] = from[lane];
  return value;
}

// The first `count` floats; nothing beyond them is written.
static inline void storePart(float* to, Vector value, int count) {
  if (count >= lanes) {
    store(to, value);
  } else {
    for (int lane = 0; lane < count; lane++) to[lane] = value[lane];
  }
}

// tanh(x) = x P(x^2) / Q(x^2) for |x| <= 8, beyond which float32 has 1. Not-a-number stays what it is.
//
// The coefficients are the minimax fit of the relative error (6.5e-9 before rounding) found by iteratively
// reweighted least squares; with float32's own rounding the result is within 4e-7, which a test holds.
static inline Vector tanh(Vector x) {
  const Vector limit = Vector{} + 8.0f;
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;
  const Vector y = x * x;
  Vector p = y * 1.523046458e-08f + 2.189469744e-05f;
  p = p * y + 3.571600237e-03f;
  p = p * y + 1.344449987e-01f;
  p = p * y + 1.0f;
  Vector q = y * 8.522466347e-07f + 3.411295596e-04f;
  q = q * y + 2.616445142e-02f;
  q = q * y + 4.677782719e-01f;
  q = q * y + 1.0f;
  return x * p / q;
}

// 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2
static inline Vector sigmoid(Vector x) { return tanh(x * 0.5f) * 0.5f + 0.5f; }

static inline int roundUp(int number, int multiple) {
  return (number + multiple - 1) / multiple * multiple;
}

// A row's length in memory, for so many floats: room for whole panels, and such that the rows of a matrix do
// not all begin in the same sets of the cache (a stride of 16 * odd floats).
static inline int rowStride(int columns) { return roundUp(columns, 64) + 16; }

// Hands out parts of the scratch memory, each on a border of 64 bytes. On no memory it only counts.
class Arena {
 public:
  explicit Arena(float* memory) : memory_(memory) {}

  float* take(size_t floats) {
    float* part = memory_ == nullptr ? nullptr : memory_ + used_;
    used_ += (floats + 15) / 16 * 16;
    return part;
  }

  size_t used() const { return used_; }

 private:
  float* memory_;
  size_t used_ = 0;
};

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
