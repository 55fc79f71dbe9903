#include "layer-operations.h"

#include <initializer_list>

#include "instruction-set.h"
#include "operation.h"

namespace lienzo {
namespace {

struct Layer {
  const char* name;
  int gates;
  int savedGates;  // matrices of one unit that the gradient needs again
  bool hasCell;
  bool hasTwoBiases;  // one for what the input's weights give, one for what the state's give
  LayerKernels Kernels::*kernels;
};

constexpr Layer lstm = {"LienzoLstm", 4, 4, true, false, &Kernels::lstm};
constexpr Layer gru = {"LienzoGru", 3, 4, false, true, &Kernels::gru};
constexpr Layer rnn = {"LienzoRnn", 1, 0, false, false, &Kernels::rnn};

// The sizes of a call whose inputs hold x, kernel and recurrentKernel one after the other.
Sizes readSizes(Operation& operation, int x) {
  return {operation.size(x, 0), operation.size(x, 1), operation.size(x, 2), operation.size(x + 2, 0)};
}

// `[batch, time]` is which steps count, `[batch]` how many; without numbers all do.
Mask readMask(Operation& operation, int input, const Sizes& sizes) {
  Mask mask;
  if (operation.rank(input) == 2) {
    mask.steps = operation.integers(input, "mask", {sizes.batch, sizes.time});
  } else if (operation.size(input, 0) > 0) {
    mask.lengths = operation.integers(input, "mask", {sizes.batch});
  }
  return mask;
}

void runForward(const Layer& layer, TF_OpKernelContext* context) {
  Operation operation(layer.name, context);
  ForwardCall call = {};
  call.sizes = readSizes(operation, 0);
  const auto [batch, time, input, units] = call.sizes;
  const int64_t columns = int64_t{layer.gates} * units;
  int next = 0;
  call.x = operation.floats(next++, "x", {batch, time, input});
  call.kernel = operation.floats(next++, "kernel", {input, columns});
  call.recurrentKernel = operation.floats(next++, "recurrentKernel", {units, columns});
  call.bias = layer.hasTwoBiases ? operation.floats(next++, "bias", {2, columns})
                                 : operation.floats(next++, "bias", {columns});
  call.initialHidden = operation.floats(next++, "hidden", {batch, units});
  if (layer.hasCell) call.initialCell = operation.floats(next++, "cell", {batch, units});
  call.mask = readMask(operation, next++, call.sizes);

  next = 0;
  call.hidden = operation.outputFloats(next++, {batch, time, units});
  if (layer.hasCell) {
    call.lastCell = operation.outputFloats(next++, {batch, units});
    call.cells = operation.outputFloats(next++, {batch, time, units});
  }
  if (layer.savedGates > 0) {
    call.savedGates = operation.outputFloats(next++, {batch, time, int64_t{layer.savedGates} * units});
  }
  const LayerKernels& kernels = instructionSet().kernels->*layer.kernels;
  call.scratch = operation.scratch(kernels.forwardScratch(call.sizes));
  if (!operation.isGood()) return;
  FlushDenormals flush;
  kernels.forward(call);
}

void runBackward(const Layer& layer, TF_OpKernelContext* context) {
  Operation operation(layer.name, context);
  BackwardCall call = {};
  const int x = layer.hasCell ? 2 : 1;
  call.sizes = readSizes(operation, x);
  const auto [batch, time, input, units] = call.sizes;
  const int64_t columns = int64_t{layer.gates} * units;
  int next = 0;
  call.hiddenGradient = operation.floats(next++, "the gradient at hidden", {batch, time, units});
  if (layer.hasCell) {
    call.lastCellGradient = operation.floats(next++, "the gradient at lastCell", {batch, units});
  }
  call.x = operation.floats(next++, "x", {batch, time, input});
  call.kernel = operation.floats(next++, "kernel", {input, columns});
  call.recurrentKernel = operation.floats(next++, "recurrentKernel", {units, columns});
  call.initialHidden = operation.floats(next++, "hidden", {batch, units});
  if (layer.hasCell) call.initialCell = operation.floats(next++, "cell", {batch, units});
  call.mask = readMask(operation, next++, call.sizes);
  call.hidden = operation.floats(next++, "the hidden states", {batch, time, units});
  if (layer.hasCell) call.cells = operation.floats(next++, "the cell states", {batch, time, units});
  if (layer.savedGates > 0) {
    call.savedGates = operation.floats(next++, "the gates", {batch, time, int64_t{layer.savedGates} * units});
  }

  next = 0;
  call.xGradient = operation.outputFloats(next++, {batch, time, input});
  call.kernelGradient = operation.outputFloats(next++, {input, columns});
  call.recurrentKernelGradient = operation.outputFloats(next++, {units, columns});
  call.biasGradient = layer.hasTwoBiases ? operation.outputFloats(next++, {2, columns})
                                         : operation.outputFloats(next++, {columns});
  call.initialHiddenGradient = operation.outputFloats(next++, {batch, units});
  if (layer.hasCell) call.initialCellGradient = operation.outputFloats(next++, {batch, units});
  const LayerKernels& kernels = instructionSet().kernels->*layer.kernels;
  call.scratch = operation.scratch(kernels.backwardScratch(call.sizes));
  if (!operation.isGood()) return;
  FlushDenormals flush;
  kernels.backward(call);
}

}  // namespace

void computeLstm(void*, TF_OpKernelContext* context) { runForward(lstm, context); }
void computeLstmGradient(void*, TF_OpKernelContext* context) { runBackward(lstm, context); }
void computeGru(void*, TF_OpKernelContext* context) { runForward(gru, context); }
void computeGruGradient(void*, TF_OpKernelContext* context) { runBackward(gru, context); }
void computeRnn(void*, TF_OpKernelContext* context) { runForward(rnn, context); }
void computeRnnGradient(void*, TF_OpKernelContext* context) { runBackward(rnn, context); }

void computeLstmSample(void*, TF_OpKernelContext* context) {
  Operation operation("LienzoLstmSample", context);
  SampleCall call = {};
  call.units = operation.size(1, 0);
  call.vocabulary = operation.size(2, 1);
  call.length = operation.size(9, 0);
  const int64_t units = call.units;
  const int64_t vocabulary = call.vocabulary;
  call.table = operation.floats(0, "table", {vocabulary, 4 * units});
  call.recurrentKernel = operation.floats(1, "recurrentKernel", {units, 4 * units});
  call.denseKernel = operation.floats(2, "denseKernel", {units, vocabulary});
  call.denseBias = operation.floats(3, "denseBias", {vocabulary});
  call.initialHidden = operation.floats(4, "hidden", {1, units});
  call.initialCell = operation.floats(5, "cell", {1, units});
  const int32_t* first = operation.integers(6, "first", {});
  const float* temperature = operation.floats(7, "temperature", {});
  const int32_t* topK = operation.integers(8, "topK", {});
  call.uniforms = operation.floats(9, "uniforms", {call.length});
  if (!operation.isGood()) return;
  call.first = *first;
  call.choice = {*temperature, *topK};
  if (call.first < 0 || call.first >= call.vocabulary) {
    operation.fail(TF_INVALID_ARGUMENT, "the first character is not of the vocabulary");
  }
  call.characters = operation.outputIntegers(0, {call.length});
  call.lastHidden = operation.outputFloats(1, {1, units});
  call.lastCell = operation.outputFloats(2, {1, units});
  const Kernels& kernels = *instructionSet().kernels;
  call.scratch = operation.scratch(kernels.lstmSampleScratch(call));
  if (!operation.isGood()) return;
  FlushDenormals flush;
  kernels.lstmSample(call);
}

}  // namespace lienzo
