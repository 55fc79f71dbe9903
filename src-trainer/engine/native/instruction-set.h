// Which of the compiled arithmetics this machine can run.
#pragma once

#include "recurrence.h"

namespace lienzo {

struct InstructionSet {
  const char* name;  // portable, avx2 or avx512
  const Kernels* kernels;
};

// The widest that the processor has, found once. LIENZO_INSTRUCTION_SET in the environment may name a narrower
// one; what the processor lacks is never taken.
const InstructionSet& instructionSet();

// While one lives, numbers below 1.2e-38 count as 0 on this thread, as in most threads of TensorFlow: results
// are the same whichever thread works, and none is slow for the sake of numbers without meaning.
class FlushDenormals {
 public:
  FlushDenormals();
  ~FlushDenormals();
  FlushDenormals(const FlushDenormals&) = delete;
  FlushDenormals& operator=(const FlushDenormals&) = delete;

 private:
  uint64_t before_;
};

}  // namespace lienzo
