#include "instruction-set.h"

#include <cstdlib>
#include <cstring>

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace lienzo {
namespace {

InstructionSet findInstructionSet() {
#if defined(__x86_64__)
  const char* wanted = getenv("LIENZO_INSTRUCTION_SET");
  const auto mayBe = [wanted](const char* name) { return wanted == nullptr || strcmp(wanted, name) == 0; };
  __builtin_cpu_init();
  if (mayBe("avx512") && __builtin_cpu_supports("avx512f")) return {"avx512", &avx512::kernels()};
  if ((mayBe("avx2") || mayBe("avx512")) && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return {"avx2", &avx2::kernels()};
  }
#endif
  return {"portable", &portable::kernels()};
}

// The register that rules how float32 is calculated, and the bits in it for "denormal numbers are 0".
#if defined(__x86_64__)
uint64_t readControl() { return _mm_getcsr(); }
void writeControl(uint64_t value) { _mm_setcsr(static_cast<unsigned>(value)); }
// Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, MXCSR: FTZ and DAZ.
constexpr uint64_t flushBits = 0x8040;
#elif defined(__aarch64__)
uint64_t readControl() {
  uint64_t value;
  __asm__ volatile("mrs %0, fpcr" : "=r"(value));
  return value;
}
void writeControl(uint64_t value) { __asm__ volatile("msr fpcr, %0" : : "r"(value)); }
// Source: Arm Architecture Reference Manual, FPCR: FZ.
constexpr uint64_t flushBits = uint64_t{1} << 24;
#else
uint64_t readControl() { return 0; }
void writeControl(uint64_t) {}
constexpr uint64_t flushBits = 0;
#endif

}  // namespace

const InstructionSet& instructionSet() {
  static const InstructionSet found = findInstructionSet();
  return found;
}

FlushDenormals::FlushDenormals() : before_(readControl()) { writeControl(before_ | flushBits); }

FlushDenormals::~FlushDenormals() { writeControl(before_); }

}  // namespace lienzo
