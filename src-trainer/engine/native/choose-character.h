// The choice of the next character, apart from the rest: it uses the standard library, which must not be
// compiled for an instruction set that this machine may lack (see kernels.cc).
#pragma once

#include "recurrence.h"

namespace lienzo {

// The index at which the running sum of softmax(logits / temperature), over the `topK` likeliest, passes
// `uniform`. Of equally likely characters the lower index counts as likelier, as in src-trainer/text/choose-character.ts.
// `ranking` is room for `vocabulary` floats.
int chooseCharacter(const float* logits, int vocabulary, const Choice& choice, float uniform, float* ranking);

}  // namespace lienzo
