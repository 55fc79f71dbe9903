// What TensorFlow calls: from an operation's inputs to a call of the arithmetic.
#pragma once

#include "tensorflow/c/kernels.h"

namespace lienzo {

void computeLstm(void*, TF_OpKernelContext* context);
void computeLstmGradient(void*, TF_OpKernelContext* context);
void computeGru(void*, TF_OpKernelContext* context);
void computeGruGradient(void*, TF_OpKernelContext* context);
void computeRnn(void*, TF_OpKernelContext* context);
void computeRnnGradient(void*, TF_OpKernelContext* context);
void computeLstmSample(void*, TF_OpKernelContext* context);

}  // namespace lienzo
