// The gradient of a layer over a whole sequence (backpropagation through time).
//
// From the last step to the first: what the loss's gradient at the sums of a step is (cells.h), and what of it
// comes through the weights to the state before and to x. The weights' own gradients are one product over all
// steps at the end. Source: Werbos, "Backpropagation through time: what it does and how to do it", 1990.
#pragma once

#include "cells.h"
#include "product.h"
#include "recurrence.h"

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

// Everything that is kept of every step lies step after step, `[time, batch, stride]`, for the rows of one step
// are multiplied together.
template <class Cell>
struct BackwardMemory {
  int columns;  // gates * units
  ptrdiff_t columnsStride, inputStride, unitsStride;
  float* kernel;           // transposed panels [panel][columns][64], 64 of `input` each
  float* recurrentKernel;  // the same, 64 of `units` each
  float* x;                // [time, batch, inputStride]
  float* hiddenBefore;     // [time, batch, unitsStride], the hidden state before each step
  float* atInputSums;      // [time, batch, columnsStride], the gradient at x W + b
  float* atStateSums;      // the same at h U + b'; at one with the above where the sums are not apart
  float* hiddenGradient;   // [batch, unitsStride], at the state between two steps
  float* cellGradient;
  float* xGradient;        // [batch, inputStride], of one step
  float* weightSums;       // [input or units, 64], of one panel
  float* gradientPanel;    // [depthBlock, 64]
  float* biasSums;         // [64]

  BackwardMemory(Arena& arena, const Sizes& sizes)
      : columns(Cell::gates * sizes.units),
        columnsStride(rowStride(columns)),
        inputStride(rowStride(sizes.input)),
        unitsStride(rowStride(sizes.units)),
        kernel(arena.take(static_cast<size_t>(roundUp(sizes.input, 64)) * columns)),
        recurrentKernel(arena.take(static_cast<size_t>(roundUp(sizes.units, 64)) * columns)) {
    const size_t rows = static_cast<size_t>(sizes.time) * sizes.batch;
    x = arena.take(rows * inputStride);
    hiddenBefore = arena.take(rows * unitsStride);
    atInputSums = arena.take(rows * columnsStride);
    atStateSums = Cell::sumsApart ? arena.take(rows * columnsStride) : atInputSums;
    hiddenGradient = arena.take(sizes.batch * unitsStride);
    cellGradient = arena.take(sizes.batch * unitsStride);
    xGradient = arena.take(sizes.batch * inputStride);
    const int most = sizes.input > sizes.units ? sizes.input : sizes.units;
    weightSums = arena.take(static_cast<size_t>(most) * 64);
    gradientPanel = arena.take(depthBlock * 64);
    biasSums = arena.take(64);
  }
};

// The state of an example before a step: the one after the step before, or the first.
static inline const float* before(const float* states, const float* initial, const Sizes& sizes,
                                  int example, int step) {
  const ptrdiff_t row = static_cast<ptrdiff_t>(example) * sizes.time + step - 1;
  return step > 0 ? states + row * sizes.units
                  : initial + static_cast<ptrdiff_t>(example) * sizes.units;
}

template <class Cell>
static void gatherSteps(const BackwardCall& call, BackwardMemory<Cell>& memory) {
  const Sizes& sizes = call.sizes;
  for (int step = 0; step < sizes.time; step++) {
    for (int example = 0; example < sizes.batch; example++) {
      const ptrdiff_t to = static_cast<ptrdiff_t>(step) * sizes.batch + example;
      const ptrdiff_t from = static_cast<ptrdiff_t>(example) * sizes.time + step;
      memcpy(memory.x + to * memory.inputStride, call.x + from * sizes.input,
             sizes.input * sizeof(float));
      memcpy(memory.hiddenBefore + to * memory.unitsStride,
             before(call.hidden, call.initialHidden, sizes, example, step),
             sizes.units * sizeof(float));
    }
  }
}

// Adds the gradient that the loss has at an example's hidden state itself to what came from later steps, and
// takes it through the formulas of the step.
template <class Cell>
static inline void retreatExample(const BackwardCall& call, BackwardMemory<Cell>& memory, int example,
                                  int step) {
  const Sizes& sizes = call.sizes;
  const int units = sizes.units;
  const ptrdiff_t row = static_cast<ptrdiff_t>(example) * sizes.time + step;
  const ptrdiff_t place = static_cast<ptrdiff_t>(step) * sizes.batch + example;
  const bool counts = call.mask.counts(example, step, sizes.time);
  float* hiddenGradient = memory.hiddenGradient + example * memory.unitsStride;
  float* cellGradient = memory.cellGradient + example * memory.unitsStride;
  float* atInputSums = memory.atInputSums + place * memory.columnsStride;
  float* atStateSums = memory.atStateSums + place * memory.columnsStride;
  if (!counts) {
    memset(atInputSums, 0, memory.columns * sizeof(float));
    memset(atStateSums, 0, memory.columns * sizeof(float));
  }
  for (int u = 0; u < units; u += lanes) {
    const int count = units - u;
    State gradient = {load(hiddenGradient + u) + loadPart(call.hiddenGradient + row * units + u, count),
                      load(cellGradient + u)};
    if (counts) {
      Vector saved[Cell::savedGates + 1];
      for (int gate = 0; gate < Cell::savedGates; gate++) {
        saved[gate] = loadPart(call.savedGates + (row * Cell::savedGates + gate) * units + u, count);
      }
      State stateBefore = {loadPart(memory.hiddenBefore + place * memory.unitsStride + u, count), Vector{}};
      State stateAfter = {loadPart(call.hidden + row * units + u, count), Vector{}};
      if (Cell::hasCell) {
        stateBefore.cell = loadPart(before(call.cells, call.initialCell, sizes, example, step) + u, count);
        stateAfter.cell = loadPart(call.cells + row * units + u, count);
      }
      Vector atInput[Cell::gates];
      Vector atState[Cell::gates];
      gradient = Cell::retreat(saved, stateBefore, stateAfter, gradient, atInput, atState);
      for (int gate = 0; gate < Cell::gates; gate++) {
        storePart(atInputSums + gate * units + u, atInput[gate], count);
        if (Cell::sumsApart) storePart(atStateSums + gate * units + u, atState[gate], count);
      }
    }
    store(hiddenGradient + u, gradient.hidden);
    store(cellGradient + u, gradient.cell);
  }
}

template <class Cell>
static void retreatStep(const BackwardCall& call, BackwardMemory<Cell>& memory, int step) {
  const Sizes& sizes = call.sizes;
  const int columns = memory.columns;
  const ptrdiff_t place = static_cast<ptrdiff_t>(step) * sizes.batch;
  const float* atInputSums = memory.atInputSums + place * memory.columnsStride;
  const float* atStateSums = memory.atStateSums + place * memory.columnsStride;
  for (int example = 0; example < sizes.batch; example++) {
    retreatExample<Cell>(call, memory, example, step);
  }
  for (int unit = 0; unit < sizes.units; unit += 64) {
    multiplyPanel<64>(sizes.batch, columns, atStateSums, memory.columnsStride,
                      memory.recurrentKernel + static_cast<ptrdiff_t>(unit) * columns,
                      memory.hiddenGradient + unit, memory.unitsStride);
  }
  memset(memory.xGradient, 0, sizes.batch * memory.inputStride * sizeof(float));
  for (int i = 0; i < sizes.input; i += 64) {
    multiplyPanel<64>(sizes.batch, columns, atInputSums, memory.columnsStride,
                      memory.kernel + static_cast<ptrdiff_t>(i) * columns, memory.xGradient + i,
                      memory.inputStride);
  }
  for (int example = 0; example < sizes.batch; example++) {
    const ptrdiff_t row = static_cast<ptrdiff_t>(example) * sizes.time + step;
    memcpy(call.xGradient + row * sizes.input, memory.xGradient + example * memory.inputStride,
           sizes.input * sizeof(float));
  }
}

// weights `[height, columns]` = rows^T * gradients, bias `[columns]` = the sum of gradients over all steps; 64
// columns at a time. `bias` may be null.
template <class Cell>
static void multiplySteps(const Sizes& sizes, BackwardMemory<Cell>& memory, const float* rows,
                          ptrdiff_t rowsStride, int height, const float* gradients, float* weights,
                          float* bias) {
  const int all = sizes.time * sizes.batch;
  for (int column = 0; column < memory.columns; column += 64) {
    const int count = memory.columns - column < 64 ? memory.columns - column : 64;
    memset(memory.weightSums, 0, static_cast<size_t>(height) * 64 * sizeof(float));
    memset(memory.biasSums, 0, 64 * sizeof(float));
    for (int start = 0; start < all; start += depthBlock) {
      const int block = all - start < depthBlock ? all - start : depthBlock;
      for (int k = 0; k < block; k++) {
        const float* from = gradients + (start + k) * memory.columnsStride + column;
        float* to = memory.gradientPanel + k * 64;
        for (int v = 0; v < 64; v += lanes) {
          const Vector part = v < count ? loadPart(from + v, count - v) : Vector{};
          store(to + v, part);
          store(memory.biasSums + v, load(memory.biasSums + v) + part);
        }
      }
      multiplyPanel<64, Order::columns>(height, block, rows + start * rowsStride, rowsStride,
                                        memory.gradientPanel, memory.weightSums, 64);
    }
    for (int i = 0; i < height; i++) {
      memcpy(weights + static_cast<ptrdiff_t>(i) * memory.columns + column, memory.weightSums + i * 64,
             count * sizeof(float));
    }
    if (bias != nullptr) memcpy(bias + column, memory.biasSums, count * sizeof(float));
  }
}

template <class Cell>
static void backward(const BackwardCall& call) {
  const Sizes& sizes = call.sizes;
  const size_t rowBytes = sizes.units * sizeof(float);
  Arena arena(call.scratch);
  BackwardMemory<Cell> memory(arena, sizes);
  packTransposed(call.kernel, sizes.input, memory.columns, memory.kernel);
  packTransposed(call.recurrentKernel, sizes.units, memory.columns, memory.recurrentKernel);
  gatherSteps<Cell>(call, memory);
  memset(memory.hiddenGradient, 0, sizes.batch * memory.unitsStride * sizeof(float));
  memset(memory.cellGradient, 0, sizes.batch * memory.unitsStride * sizeof(float));
  for (int example = 0; Cell::hasCell && example < sizes.batch; example++) {
    memcpy(memory.cellGradient + example * memory.unitsStride,
           call.lastCellGradient + static_cast<ptrdiff_t>(example) * sizes.units, rowBytes);
  }
  for (int step = sizes.time - 1; step >= 0; step--) retreatStep<Cell>(call, memory, step);
  for (int example = 0; example < sizes.batch; example++) {
    const ptrdiff_t to = static_cast<ptrdiff_t>(example) * sizes.units;
    const ptrdiff_t from = example * memory.unitsStride;
    memcpy(call.initialHiddenGradient + to, memory.hiddenGradient + from, rowBytes);
    if (Cell::hasCell) memcpy(call.initialCellGradient + to, memory.cellGradient + from, rowBytes);
  }
  multiplySteps<Cell>(sizes, memory, memory.x, memory.inputStride, sizes.input, memory.atInputSums,
                      call.kernelGradient, call.biasGradient);
  multiplySteps<Cell>(sizes, memory, memory.hiddenBefore, memory.unitsStride, sizes.units,
                      memory.atStateSums, call.recurrentKernelGradient,
                      Cell::sumsApart ? call.biasGradient + memory.columns : nullptr);
}

template <class Cell>
static size_t backwardScratch(const Sizes& sizes) {
  Arena arena(nullptr);
  BackwardMemory<Cell> memory(arena, sizes);
  return arena.used();
}

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
