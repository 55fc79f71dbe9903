// All of the arithmetic, compiled once for every instruction set: LIENZO_INSTRUCTION_SET is the namespace that
// it gets, LIENZO_LANES how many floats its vectors hold (src-main/host/engines/native-build.ts has the list).
//
// Nothing here may use templates or inline functions of the standard library. Of those that several sources
// have, the linker keeps one, and that could be the one for instructions that this machine lacks.
#include "backward.h"
#include "forward.h"
#include "sample.h"

namespace lienzo {
namespace LIENZO_INSTRUCTION_SET {

template <class Cell>
static constexpr LayerKernels layerKernels() {
  return {forwardScratch<Cell>, forward<Cell>, backwardScratch<Cell>, backward<Cell>};
}

const Kernels& kernels() {
  static constexpr Kernels all = {layerKernels<Lstm>(), layerKernels<Gru>(), layerKernels<Rnn>(),
                                  lstmSampleScratch, lstmSample};
  return all;
}

}  // namespace LIENZO_INSTRUCTION_SET
}  // namespace lienzo
