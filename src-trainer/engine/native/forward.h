// A layer over a whole sequence: x `[batch, time, input]` to the hidden states `[batch, time, units]`.
#pragma once

#include "cells.h"
#include "product.h"
#include "recurrence.h"

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

// The weights of a layer in panels, one panel for `unitsPerPanel` units.
template <class Cell>
struct ForwardPanels {
  enum : int { width = Cell::gates * Cell::unitsPerPanel };

  int count;
  float* kernel;           // [panel][input][width]
  float* recurrentKernel;  // [panel][units][width]

  ForwardPanels(Arena& arena, int input, int units)
      : count((units + Cell::unitsPerPanel - 1) / Cell::unitsPerPanel),
        kernel(arena.take(static_cast<size_t>(count) * input * width)),
        recurrentKernel(arena.take(static_cast<size_t>(count) * units * width)) {}
};

// The states between two steps, of all examples: `[batch, stride]`, of each row `units` used.
struct States {
  ptrdiff_t stride;
  float* hidden;
  float* nextHidden;
  float* cell;

  States(Arena& arena, int batch, int units)
      : stride(rowStride(units)),
        hidden(arena.take(batch * stride)),
        nextHidden(arena.take(batch * stride)),
        cell(arena.take(batch * stride)) {}

  void swap() {
    float* old = hidden;
    hidden = nextHidden;
    nextHidden = old;
  }
};

template <class Cell>
struct ForwardMemory {
  ForwardPanels<Cell> panels;
  States states;
  ptrdiff_t xStride;
  float* x;          // [batch, xStride], of one step
  float* inputSums;  // [batch, width], of one panel
  float* stateSums;  // the same; the input's where the sums are not apart

  ForwardMemory(Arena& arena, const Sizes& sizes)
      : panels(arena, sizes.input, sizes.units),
        states(arena, sizes.batch, sizes.units),
        xStride(rowStride(sizes.input)),
        x(arena.take(sizes.batch * xStride)),
        inputSums(arena.take(static_cast<size_t>(sizes.batch) * panels.width)),
        stateSums(Cell::sumsApart ? arena.take(static_cast<size_t>(sizes.batch) * panels.width)
                                  : inputSums) {}
};

// Sets a row of sums of a panel, `[gate][unitsPerPanel]`, to numbers that lie `[gate, units]`: a bias, say.
template <class Cell>
static inline void setSums(float* sums, const float* numbers, int firstUnit, int units) {
  const int count = units - firstUnit;
  for (int gate = 0; gate < Cell::gates; gate++) {
    const float* from = numbers + static_cast<ptrdiff_t>(gate) * units + firstUnit;
    float* to = sums + gate * Cell::unitsPerPanel;
    for (int u = 0; u < Cell::unitsPerPanel; u += lanes) store(to + u, loadPart(from + u, count - u));
  }
}

// From a panel's sums to the next states of its units, for one example.
template <class Cell>
static inline void advanceUnits(const ForwardCall& call, ForwardMemory<Cell>& memory, int example,
                                int step, int panel) {
  const Sizes& sizes = call.sizes;
  const ptrdiff_t row = static_cast<ptrdiff_t>(example) * sizes.time + step;
  const bool counts = call.mask.counts(example, step, sizes.time);
  const ptrdiff_t width = memory.panels.width;
  for (int u = 0; u < Cell::unitsPerPanel; u += lanes) {
    const int unit = panel * Cell::unitsPerPanel + u;
    const int count = sizes.units - unit;
    if (count <= 0) return;
    const ptrdiff_t at = example * memory.states.stride + unit;
    State state = {load(memory.states.hidden + at), load(memory.states.cell + at)};
    if (counts) {
      Vector saved[Cell::savedGates + 1];
      state = Cell::advance(memory.inputSums + example * width + u,
                            memory.stateSums + example * width + u, state, saved);
      for (int gate = 0; gate < Cell::savedGates; gate++) {
        storePart(call.savedGates + (row * Cell::savedGates + gate) * sizes.units + unit, saved[gate],
                  count);
      }
    }
    store(memory.states.nextHidden + at, state.hidden);
    storePart(call.hidden + row * sizes.units + unit, state.hidden, count);
    if (Cell::hasCell) {
      store(memory.states.cell + at, state.cell);
      storePart(call.cells + row * sizes.units + unit, state.cell, count);
    }
  }
}

template <class Cell>
static void advanceStep(const ForwardCall& call, ForwardMemory<Cell>& memory, int step) {
  const Sizes& sizes = call.sizes;
  const ForwardPanels<Cell>& panels = memory.panels;
  constexpr int width = ForwardPanels<Cell>::width;
  for (int example = 0; example < sizes.batch; example++) {
    const ptrdiff_t row = static_cast<ptrdiff_t>(example) * sizes.time + step;
    memcpy(memory.x + example * memory.xStride, call.x + row * sizes.input,
           sizes.input * sizeof(float));
  }
  for (int panel = 0; panel < panels.count; panel++) {
    const int unit = panel * Cell::unitsPerPanel;
    for (int example = 0; example < sizes.batch; example++) {
      setSums<Cell>(memory.inputSums + example * width, call.bias, unit, sizes.units);
      if (Cell::sumsApart) {
        setSums<Cell>(memory.stateSums + example * width, call.bias + Cell::gates * sizes.units, unit,
                      sizes.units);
      }
    }
    multiplyPanel<width>(sizes.batch, sizes.input, memory.x, memory.xStride,
                         panels.kernel + static_cast<ptrdiff_t>(panel) * sizes.input * width,
                         memory.inputSums, width);
    multiplyPanel<width>(sizes.batch, sizes.units, memory.states.hidden, memory.states.stride,
                         panels.recurrentKernel + static_cast<ptrdiff_t>(panel) * sizes.units * width,
                         memory.stateSums, width);
    for (int example = 0; example < sizes.batch; example++) {
      advanceUnits<Cell>(call, memory, example, step, panel);
    }
  }
  memory.states.swap();
}

template <class Cell>
static void forward(const ForwardCall& call) {
  const Sizes& sizes = call.sizes;
  const size_t rowBytes = sizes.units * sizeof(float);
  Arena arena(call.scratch);
  ForwardMemory<Cell> memory(arena, sizes);
  States& states = memory.states;
  packGates(call.kernel, sizes.input, Cell::gates, sizes.units, Cell::unitsPerPanel, memory.panels.kernel);
  packGates(call.recurrentKernel, sizes.units, Cell::gates, sizes.units, Cell::unitsPerPanel,
            memory.panels.recurrentKernel);
  // Whole rows: what lies beyond the last unit is calculated with, though never looked at.
  memset(states.hidden, 0, sizes.batch * states.stride * sizeof(float));
  memset(states.cell, 0, sizes.batch * states.stride * sizeof(float));
  for (int example = 0; example < sizes.batch; example++) {
    const ptrdiff_t from = static_cast<ptrdiff_t>(example) * sizes.units;
    memcpy(states.hidden + example * states.stride, call.initialHidden + from, rowBytes);
    if (Cell::hasCell) memcpy(states.cell + example * states.stride, call.initialCell + from, rowBytes);
  }
  for (int step = 0; step < sizes.time; step++) advanceStep<Cell>(call, memory, step);
  if (!Cell::hasCell) return;
  for (int example = 0; example < sizes.batch; example++) {
    memcpy(call.lastCell + static_cast<ptrdiff_t>(example) * sizes.units,
           states.cell + example * states.stride, rowBytes);
  }
}

template <class Cell>
static size_t forwardScratch(const Sizes& sizes) {
  Arena arena(nullptr);
  ForwardMemory<Cell> memory(arena, sizes);
  return arena.used();
}

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
