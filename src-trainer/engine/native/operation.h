// One run of an operation: its inputs, checked; its outputs; memory to work in; and its failure, should it come
// to one. Over TensorFlow's C interface, which stays the same from version to version.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "tensorflow/c/kernels.h"

namespace lienzo {

class Operation {
 public:
  // `name` is what the messages of a failure begin with.
  Operation(const char* name, TF_OpKernelContext* context);
  // Tells TensorFlow of a failure.
  ~Operation();
  Operation(const Operation&) = delete;
  Operation& operator=(const Operation&) = delete;

  // After the first failure nothing is done any more: pointers are null and sizes 0.
  bool isGood() const { return TF_GetCode(status_) == TF_OK; }
  void fail(TF_Code code, const char* message);

  int rank(int input);
  // The size of an axis; a failure where the input has none such or it does not fit an int.
  int size(int input, int axis);
  // An input's numbers; a failure where it is not of this shape. `what` names it in the message.
  const float* floats(int input, const char* what, std::initializer_list<int64_t> shape);
  const int32_t* integers(int input, const char* what, std::initializer_list<int64_t> shape);

  float* outputFloats(int output, std::initializer_list<int64_t> shape);
  int32_t* outputIntegers(int output, std::initializer_list<int64_t> shape);

  // Memory until the end of the run, on a border of 64 bytes.
  float* scratch(size_t floats);

 private:
  TF_Tensor* input(int index);
  const void* numbers(int input, const char* what, std::initializer_list<int64_t> shape);
  void* output(int index, TF_DataType type, std::initializer_list<int64_t> shape);

  const char* name_;
  TF_OpKernelContext* context_;
  TF_Status* status_;
  std::vector<TF_Tensor*> inputs_;
  std::vector<TF_Tensor*> others_;
};

}  // namespace lienzo
