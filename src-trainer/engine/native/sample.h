// A whole text from a network of one LSTM between an embedding and a Dense layer of logits.
//
// The embedding times the input's weights is the same for a character wherever it stands, so that it comes as
// a table; what is left of a step is one row times the state's weights, and one times the Dense layer's.
#pragma once

#include "choose-character.h"
#include "forward.h"

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

struct SampleMemory {
  ForwardPanels<Lstm> panels;
  States states;
  int densePanels;
  float* dense;   // [panel][units][64], 64 of the vocabulary each
  float* logits;  // [vocabulary], up to whole panels
  float* sums;    // [width], of one panel
  float* ranking; // [vocabulary], for the choice

  SampleMemory(Arena& arena, const SampleCall& call)
      : panels(arena, 0, call.units),
        states(arena, 1, call.units),
        densePanels((call.vocabulary + 63) / 64),
        dense(arena.take(static_cast<size_t>(densePanels) * call.units * 64)),
        logits(arena.take(static_cast<size_t>(densePanels) * 64)),
        sums(arena.take(panels.width)),
        ranking(arena.take(call.vocabulary)) {}
};

static void readCharacter(const SampleCall& call, SampleMemory& memory, int character) {
  constexpr int width = ForwardPanels<Lstm>::width;
  const float* fromInput = call.table + static_cast<ptrdiff_t>(character) * Lstm::gates * call.units;
  States& states = memory.states;
  for (int panel = 0; panel < memory.panels.count; panel++) {
    const int first = panel * Lstm::unitsPerPanel;
    setSums<Lstm>(memory.sums, fromInput, first, call.units);
    multiplyPanel<width>(1, call.units, states.hidden, states.stride,
                         memory.panels.recurrentKernel + static_cast<ptrdiff_t>(panel) * call.units * width,
                         memory.sums, width);
    for (int u = 0; u < Lstm::unitsPerPanel; u += lanes) {
      const State before = {load(states.hidden + first + u), load(states.cell + first + u)};
      Vector gates[Lstm::savedGates];
      const State after = Lstm::advance(memory.sums + u, nullptr, before, gates);
      store(states.nextHidden + first + u, after.hidden);
      store(states.cell + first + u, after.cell);
    }
  }
  states.swap();
}

static void lstmSample(const SampleCall& call) {
  const size_t rowBytes = call.units * sizeof(float);
  Arena arena(call.scratch);
  SampleMemory memory(arena, call);
  States& states = memory.states;
  packGates(call.recurrentKernel, call.units, Lstm::gates, call.units, Lstm::unitsPerPanel,
            memory.panels.recurrentKernel);
  packGates(call.denseKernel, call.units, 1, call.vocabulary, 64, memory.dense);
  memset(states.hidden, 0, states.stride * sizeof(float));
  memset(states.cell, 0, states.stride * sizeof(float));
  memcpy(states.hidden, call.initialHidden, rowBytes);
  memcpy(states.cell, call.initialCell, rowBytes);
  int character = call.first;
  for (int place = 0; place < call.length; place++) {
    readCharacter(call, memory, character);
    for (int panel = 0; panel < memory.densePanels; panel++) {
      float* logits = memory.logits + panel * 64;
      for (int v = 0; v < 64; v += lanes) {
        store(logits + v, loadPart(call.denseBias + panel * 64 + v, call.vocabulary - panel * 64 - v));
      }
      multiplyPanel<64>(1, call.units, states.hidden, states.stride,
                        memory.dense + static_cast<ptrdiff_t>(panel) * call.units * 64, logits, 64);
    }
    character = chooseCharacter(memory.logits, call.vocabulary, call.choice, call.uniforms[place],
                                memory.ranking);
    call.characters[place] = character;
  }
  memcpy(call.lastHidden, states.hidden, rowBytes);
  memcpy(call.lastCell, states.cell, rowBytes);
}

static size_t lstmSampleScratch(const SampleCall& call) {
  Arena arena(nullptr);
  SampleMemory memory(arena, call);
  return arena.used();
}

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
