#include "operation.h"

#include <limits>
#include <string>

namespace lienzo {

Operation::Operation(const char* name, TF_OpKernelContext* context)
    : name_(name), context_(context), status_(TF_NewStatus()), inputs_(TF_NumInputs(context), nullptr) {}

Operation::~Operation() {
  for (TF_Tensor* tensor : inputs_) {
    if (tensor != nullptr) TF_DeleteTensor(tensor);
  }
  for (TF_Tensor* tensor : others_) TF_DeleteTensor(tensor);
  if (!isGood()) TF_OpKernelContext_Failure(context_, status_);
  TF_DeleteStatus(status_);
}

void Operation::fail(TF_Code code, const char* message) {
  if (!isGood()) return;
  TF_SetStatus(status_, code, (std::string(name_) + ": " + message).c_str());
}

TF_Tensor* Operation::input(int index) {
  if (isGood() && inputs_[index] == nullptr) TF_GetInput(context_, index, &inputs_[index], status_);
  return isGood() ? inputs_[index] : nullptr;
}

int Operation::rank(int index) {
  const TF_Tensor* tensor = input(index);
  return tensor == nullptr ? 0 : TF_NumDims(tensor);
}

int Operation::size(int index, int axis) {
  if (axis >= rank(index)) {
    fail(TF_INVALID_ARGUMENT, "an input has too few axes");
    return 0;
  }
  const int64_t size = TF_Dim(input(index), axis);
  if (size <= std::numeric_limits<int>::max()) return static_cast<int>(size);
  fail(TF_INVALID_ARGUMENT, "an input is too large");
  return 0;
}

const void* Operation::numbers(int index, const char* what, std::initializer_list<int64_t> shape) {
  TF_Tensor* tensor = input(index);
  if (tensor == nullptr) return nullptr;
  bool isShape = TF_NumDims(tensor) == static_cast<int>(shape.size());
  int axis = 0;
  for (const int64_t size : shape) isShape = isShape && TF_Dim(tensor, axis++) == size;
  if (isShape) return TF_TensorData(tensor);
  std::string message = std::string(what) + " must be [";
  for (const int64_t size : shape) message += (message.back() == '[' ? "" : ", ") + std::to_string(size);
  fail(TF_INVALID_ARGUMENT, (message + "]").c_str());
  return nullptr;
}

const float* Operation::floats(int index, const char* what, std::initializer_list<int64_t> shape) {
  return static_cast<const float*>(numbers(index, what, shape));
}

const int32_t* Operation::integers(int index, const char* what, std::initializer_list<int64_t> shape) {
  return static_cast<const int32_t*>(numbers(index, what, shape));
}

void* Operation::output(int index, TF_DataType type, std::initializer_list<int64_t> shape) {
  if (!isGood()) return nullptr;
  size_t bytes = TF_DataTypeSize(type);
  for (const int64_t size : shape) bytes *= static_cast<size_t>(size);
  TF_Tensor* tensor = TF_AllocateOutput(context_, index, type, shape.begin(), static_cast<int>(shape.size()),
                                        bytes, status_);
  if (!isGood()) return nullptr;
  others_.push_back(tensor);
  return TF_TensorData(tensor);
}

float* Operation::outputFloats(int index, std::initializer_list<int64_t> shape) {
  return static_cast<float*>(output(index, TF_FLOAT, shape));
}

int32_t* Operation::outputIntegers(int index, std::initializer_list<int64_t> shape) {
  return static_cast<int32_t*>(output(index, TF_INT32, shape));
}

float* Operation::scratch(size_t floats) {
  if (!isGood()) return nullptr;
  const int64_t size = static_cast<int64_t>(floats);
  TF_AllocatorAttributes attributes;
  attributes.struct_size = TF_ALLOCATOR_ATTRIBUTES_STRUCT_SIZE;
  attributes.on_host = 1;
  TF_Tensor* tensor = TF_AllocateTemp(context_, TF_FLOAT, &size, 1, &attributes, status_);
  if (!isGood()) return nullptr;
  others_.push_back(tensor);
  return static_cast<float*>(TF_TensorData(tensor));
}

}  // namespace lienzo
