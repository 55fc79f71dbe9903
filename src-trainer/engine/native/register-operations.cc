#include "register-operations.h"

#include <cstdio>
#include <initializer_list>

#include "layer-operations.h"
#include "tensorflow/c/ops.h"

namespace lienzo {
namespace {

using Names = std::initializer_list<const char*>;
using InferShapes = void (*)(TF_ShapeInferenceContext*, TF_Status*);
using Compute = void (*)(void*, TF_OpKernelContext*);

// A shape in the making; where something is not known or not as it should be, nothing more is said of it.
class Shape {
 public:
  Shape() : handle_(TF_NewShapeHandle()) {}
  ~Shape() { TF_DeleteShapeHandle(handle_); }
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape&) = delete;
  operator TF_ShapeHandle*() { return handle_; }

 private:
  TF_ShapeHandle* handle_;
};

bool isGood(const TF_Status* status) { return TF_GetCode(status) == TF_OK; }

// An input's shape, which must have so many axes.
bool readShape(TF_ShapeInferenceContext* context, int input, int rank, TF_ShapeHandle* shape, TF_Status* status) {
  TF_ShapeInferenceContextGetInput(context, input, shape, status);
  if (isGood(status)) TF_ShapeInferenceContextWithRank(context, shape, rank, shape, status);
  return isGood(status);
}

// The first output is `[batch, time, units]`, of x `[batch, time, input]` and recurrentKernel `[units, columns]`.
void inferHidden(TF_ShapeInferenceContext* context, TF_Status* status) {
  TF_ShapeInferenceContextSetUnknownShape(context, status);
  Shape x, recurrentKernel, steps, units, hidden;
  if (!isGood(status) || !readShape(context, 0, 3, x, status)) return;
  if (!readShape(context, 2, 2, recurrentKernel, status)) return;
  TF_ShapeInferenceContextSubshape(context, x, 0, 2, steps, status);
  if (isGood(status)) TF_ShapeInferenceContextSubshape(context, recurrentKernel, 0, 1, units, status);
  if (isGood(status)) TF_ShapeInferenceContextConcatenateShapes(context, steps, units, hidden, status);
  if (isGood(status)) TF_ShapeInferenceContextSetOutput(context, 0, hidden, status);
}

// The gradients of x, kernel and recurrentKernel have the shapes of those inputs, the first of which is `first`.
template <int first>
void inferGradients(TF_ShapeInferenceContext* context, TF_Status* status) {
  TF_ShapeInferenceContextSetUnknownShape(context, status);
  for (int i = 0; i < 3; i++) {
    Shape shape;
    if (!isGood(status) || !readShape(context, first + i, i == 0 ? 3 : 2, shape, status)) return;
    TF_ShapeInferenceContextSetOutput(context, i, shape, status);
  }
}

void inferNothing(TF_ShapeInferenceContext* context, TF_Status* status) {
  TF_ShapeInferenceContextSetUnknownShape(context, status);
}

void report(const char* name, const TF_Status* status) {
  if (!isGood(status)) fprintf(stderr, "%s could not be registered: %s\n", name, TF_Message(status));
}

void registerOperation(const char* name, Names inputs, Names outputs, InferShapes inferShapes, Compute compute) {
  TF_Status* status = TF_NewStatus();
  // TensorFlow takes both builders over.
  TF_OpDefinitionBuilder* definition = TF_NewOpDefinitionBuilder(name);
  for (const char* input : inputs) TF_OpDefinitionBuilderAddInput(definition, input);
  for (const char* output : outputs) TF_OpDefinitionBuilderAddOutput(definition, output);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(definition, inferShapes);
  TF_RegisterOpDefinition(definition, status);
  report(name, status);
  TF_KernelBuilder* kernel = TF_NewKernelBuilder(name, "CPU", nullptr, compute, nullptr);
  TF_RegisterKernelBuilder(name, kernel, status);
  report(name, status);
  TF_DeleteStatus(status);
}

bool areRegistered() {
  TF_Status* status = TF_NewStatus();
  TF_Buffer* kernels = TF_GetRegisteredKernelsForOp("LienzoLstm", status);
  const bool found = isGood(status) && kernels->length > 0;
  if (kernels != nullptr) TF_DeleteBuffer(kernels);
  TF_DeleteStatus(status);
  return found;
}

}  // namespace

void registerOperations() {
  if (areRegistered()) return;
  registerOperation("LienzoLstm",
                    {"x: float", "kernel: float", "recurrent_kernel: float", "bias: float", "hidden: float",
                     "cell: float", "mask: int32"},
                    {"hidden_states: float", "last_cell: float", "cell_states: float", "gates: float"},
                    inferHidden, computeLstm);
  registerOperation("LienzoLstmGrad",
                    {"hidden_states_gradient: float", "last_cell_gradient: float", "x: float", "kernel: float",
                     "recurrent_kernel: float", "hidden: float", "cell: float", "mask: int32",
                     "hidden_states: float", "cell_states: float", "gates: float"},
                    {"x_gradient: float", "kernel_gradient: float", "recurrent_kernel_gradient: float",
                     "bias_gradient: float", "hidden_gradient: float", "cell_gradient: float"},
                    inferGradients<2>, computeLstmGradient);
  registerOperation("LienzoGru",
                    {"x: float", "kernel: float", "recurrent_kernel: float", "bias: float", "hidden: float",
                     "mask: int32"},
                    {"hidden_states: float", "gates: float"}, inferHidden, computeGru);
  registerOperation("LienzoGruGrad",
                    {"hidden_states_gradient: float", "x: float", "kernel: float", "recurrent_kernel: float",
                     "hidden: float", "mask: int32", "hidden_states: float", "gates: float"},
                    {"x_gradient: float", "kernel_gradient: float", "recurrent_kernel_gradient: float",
                     "bias_gradient: float", "hidden_gradient: float"},
                    inferGradients<1>, computeGruGradient);
  registerOperation("LienzoRnn",
                    {"x: float", "kernel: float", "recurrent_kernel: float", "bias: float", "hidden: float",
                     "mask: int32"},
                    {"hidden_states: float"}, inferHidden, computeRnn);
  registerOperation("LienzoRnnGrad",
                    {"hidden_states_gradient: float", "x: float", "kernel: float", "recurrent_kernel: float",
                     "hidden: float", "mask: int32", "hidden_states: float"},
                    {"x_gradient: float", "kernel_gradient: float", "recurrent_kernel_gradient: float",
                     "bias_gradient: float", "hidden_gradient: float"},
                    inferGradients<1>, computeRnnGradient);
  registerOperation("LienzoLstmSample",
                    {"table: float", "recurrent_kernel: float", "dense_kernel: float", "dense_bias: float",
                     "hidden: float", "cell: float", "first: int32", "temperature: float", "top_k: int32",
                     "uniforms: float"},
                    {"characters: int32", "last_hidden: float", "last_cell: float"}, inferNothing,
                    computeLstmSample);
}

}  // namespace lienzo
