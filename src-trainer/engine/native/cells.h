// The formulas of one step, for as many units at once as a vector has lanes.
//
// `advance` makes the next state of what the weights gave; `retreat` is its derivative. Between them lie the
// products with the weights (forward.h, backward.h), which are the same for all kinds of layers.
#pragma once

#include "vector.h"

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

// The states of some units, or the loss's gradient with respect to them. Only an LSTM has a cell state.
struct State {
  Vector hidden;
  Vector cell;
};

// Long short-term memory; gates i (input), f (forget), g (candidate), o (output).
//   i, f, o = sigmoid(x W + h U + b)    g = tanh(x W + h U + b)
//   c' = f c + i g                      h' = o tanh(c')
// Source: Keras API, LSTM layer; Hochreiter and Schmidhuber, "Long short-term memory", 1997; Gers et al.,
// "Learning to forget", 2000.
struct Lstm {
  enum : int { gates = 4, savedGates = 4, unitsPerPanel = 16 };
  static constexpr bool hasCell = true;
  static constexpr bool sumsApart = false;

  // `sums`: x W + h U + b, gate after gate, `unitsPerPanel` floats apart.
  static State advance(const float* sums, const float*, const State& before, Vector* saved) {
    const Vector i = sigmoid(load(sums));
    const Vector f = sigmoid(load(sums + unitsPerPanel));
    const Vector g = tanh(load(sums + 2 * unitsPerPanel));
    const Vector o = sigmoid(load(sums + 3 * unitsPerPanel));
    saved[0] = i;
    saved[1] = f;
    saved[2] = g;
    saved[3] = o;
    const Vector cell = f * before.cell + i * g;
    return {o * tanh(cell), cell};
  }

  // `gradient` is that of the state after the step; what is given back reaches the state before past the
  // weights. What goes through the weights is written to `atSums`: the gradient of their sums.
  //   dh'/do = tanh(c')    dh'/dc' = o (1 - tanh(c')^2)    s' = s (1 - s)    tanh' = 1 - tanh^2
  static State retreat(const Vector* saved, const State& before, const State& after,
                       const State& gradient, Vector* atSums, Vector*) {
    const Vector i = saved[0];
    const Vector f = saved[1];
    const Vector g = saved[2];
    const Vector o = saved[3];
    const Vector tanhCell = tanh(after.cell);
    const Vector cell = gradient.cell + gradient.hidden * o * (1.0f - tanhCell * tanhCell);
    atSums[0] = cell * g * i * (1.0f - i);
    atSums[1] = cell * before.cell * f * (1.0f - f);
    atSums[2] = cell * i * (1.0f - g * g);
    atSums[3] = gradient.hidden * tanhCell * o * (1.0f - o);
    return {Vector{}, cell * f};
  }
};

// Gated recurrent unit, the reset gate applied after the product; gates z (update), r (reset), g (candidate).
//   z, r = sigmoid(x W + b + h U + b')    q = h U + b' of the candidate
//   g = tanh(x W + b + r q)               h' = z h + (1 - z) g
// Source: Keras API, GRU layer (reset_after); Cho et al., "Learning phrase representations using RNN
// encoder-decoder for statistical machine translation", 2014.
struct Gru {
  enum : int { gates = 3, savedGates = 4, unitsPerPanel = 16 };
  static constexpr bool hasCell = false;
  // What the input's weights give and what the state's give is needed by itself, for r stands between them.
  static constexpr bool sumsApart = true;

  // `inputSums`: x W + b; `stateSums`: h U + b'.
  static State advance(const float* inputSums, const float* stateSums, const State& before,
                       Vector* saved) {
    const Vector z = sigmoid(load(inputSums) + load(stateSums));
    const Vector r = sigmoid(load(inputSums + unitsPerPanel) + load(stateSums + unitsPerPanel));
    const Vector q = load(stateSums + 2 * unitsPerPanel);
    const Vector g = tanh(load(inputSums + 2 * unitsPerPanel) + r * q);
    saved[0] = z;
    saved[1] = r;
    saved[2] = g;
    saved[3] = q;
    return {z * before.hidden + (1.0f - z) * g, Vector{}};
  }

  static State retreat(const Vector* saved, const State& before, const State&, const State& gradient,
                       Vector* atInputSums, Vector* atStateSums) {
    const Vector z = saved[0];
    const Vector r = saved[1];
    const Vector g = saved[2];
    const Vector q = saved[3];
    const Vector atCandidate = gradient.hidden * (1.0f - z) * (1.0f - g * g);
    atInputSums[0] = atStateSums[0] = gradient.hidden * (before.hidden - g) * z * (1.0f - z);
    atInputSums[1] = atStateSums[1] = atCandidate * q * r * (1.0f - r);
    atInputSums[2] = atCandidate;
    atStateSums[2] = atCandidate * r;
    return {gradient.hidden * z, Vector{}};
  }
};

// Plain recurrent network.
//   h' = tanh(x W + h U + b)
// Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
struct Rnn {
  enum : int { gates = 1, savedGates = 0, unitsPerPanel = 64 };
  static constexpr bool hasCell = false;
  static constexpr bool sumsApart = false;

  static State advance(const float* sums, const float*, const State&, Vector*) {
    return {tanh(load(sums)), Vector{}};
  }

  static State retreat(const Vector*, const State&, const State& after, const State& gradient,
                       Vector* atSums, Vector*) {
    atSums[0] = gradient.hidden * (1.0f - after.hidden * after.hidden);
    return {Vector{}, Vector{}};
  }
};

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
