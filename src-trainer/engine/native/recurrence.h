// What the operations ask of the arithmetic: one call for a whole sequence, its gradient, or a whole text.
//
// All matrices are float32 and lie row after row. Shapes are written with named axes, as in the TypeScript
// code. `gates` is the number of matrices of one unit: 4 in an LSTM, 3 in a GRU, 1 in a plain RNN; in the
// weights they lie side by side, `[rows, gates * units]`, in the order that Keras stores them in.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lienzo {

struct Sizes {
  int batch;
  int time;
  int input;
  int units;
};

// Which steps of which examples count. At one that does not, the states stay as they were, and the hidden
// state is repeated as the output. Source: Keras guide, "Understanding masking and padding".
struct Mask {
  const int32_t* steps = nullptr;    // [batch, time], not 0 where a step counts
  const int32_t* lengths = nullptr;  // [batch], how many of the first steps count

  bool counts(int example, int step, int time) const {
    if (steps != nullptr) return steps[static_cast<ptrdiff_t>(example) * time + step] != 0;
    return lengths == nullptr || step < lengths[example];
  }
};

struct ForwardCall {
  Sizes sizes;
  Mask mask;
  const float* x;                // [batch, time, input]
  const float* kernel;           // [input, gates * units]
  const float* recurrentKernel;  // [units, gates * units]
  const float* bias;             // [gates * units]; GRU [2, gates * units]: of the input, of the state
  const float* initialHidden;    // [batch, units]
  const float* initialCell;      // [batch, units]; LSTM only
  float* hidden;                 // [batch, time, units]
  float* lastCell;               // [batch, units]; LSTM only
  float* cells;                  // [batch, time, units]; LSTM only
  float* savedGates;             // [batch, time, saved gates, units]; not written where a step does not count
  float* scratch;
};

struct BackwardCall {
  Sizes sizes;
  Mask mask;
  // Gradients of the loss with respect to the results.
  const float* hiddenGradient;    // [batch, time, units]
  const float* lastCellGradient;  // [batch, units]; LSTM only
  // What the forward call was given, and what it gave.
  const float* x;
  const float* kernel;
  const float* recurrentKernel;
  const float* initialHidden;
  const float* initialCell;
  const float* hidden;
  const float* cells;
  const float* savedGates;
  // Gradients of the loss with respect to what it was given, each of its shape.
  float* xGradient;
  float* kernelGradient;
  float* recurrentKernelGradient;
  float* biasGradient;
  float* initialHiddenGradient;
  float* initialCellGradient;
  float* scratch;
};

// How a character is chosen among those that are likely.
struct Choice {
  float temperature;  // 0 takes the likeliest
  int topK;           // only the likeliest so many are left to choose from; 0 stands for all
};

struct SampleCall {
  int units;
  int vocabulary;
  int length;
  int first;  // the character that is read first
  Choice choice;
  const float* table;            // [vocabulary, gates * units]: embedding * kernel + bias
  const float* recurrentKernel;  // [units, gates * units]
  const float* denseKernel;      // [units, vocabulary]
  const float* denseBias;        // [vocabulary]
  const float* initialHidden;    // [units]
  const float* initialCell;      // [units]
  const float* uniforms;         // [length], of [0, 1)
  int32_t* characters;           // [length]
  float* lastHidden;             // [units]
  float* lastCell;               // [units]
  float* scratch;
};

// One kind of layer, compiled for one instruction set. The `...Scratch` functions say how many floats a call
// needs to work in, on an address that 64 divides.
struct LayerKernels {
  size_t (*forwardScratch)(const Sizes&);
  void (*forward)(const ForwardCall&);
  size_t (*backwardScratch)(const Sizes&);
  void (*backward)(const BackwardCall&);
};

struct Kernels {
  LayerKernels lstm;
  LayerKernels gru;
  LayerKernels rnn;
  size_t (*lstmSampleScratch)(const SampleCall&);
  void (*lstmSample)(const SampleCall&);
};

// `kernels.cc` compiled once for each.
namespace portable { const Kernels& kernels(); }
namespace avx2 { const Kernels& kernels(); }
namespace avx512 { const Kernels& kernels(); }

}  // namespace lienzo
