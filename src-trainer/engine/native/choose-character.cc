#include "choose-character.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace lienzo {

int chooseCharacter(const float* logits, int vocabulary, const Choice& choice, float uniform, float* ranking) {
  const int likeliest = static_cast<int>(std::max_element(logits, logits + vocabulary) - logits);
  // Not above 0 rather than 0: not-a-number chooses nothing else.
  if (!(choice.temperature > 0)) return likeliest;
  // The lowest logit that may be chosen, and how many of those that have it.
  float lowest = -INFINITY;
  int allowedAtLowest = vocabulary;
  if (choice.topK > 0 && choice.topK < vocabulary) {
    std::copy(logits, logits + vocabulary, ranking);
    std::nth_element(ranking, ranking + choice.topK - 1, ranking + vocabulary, std::greater<float>());
    lowest = ranking[choice.topK - 1];
    const auto isAbove = [lowest](float logit) { return logit > lowest; };
    allowedAtLowest = choice.topK - static_cast<int>(std::count_if(logits, logits + vocabulary, isAbove));
  }
  // In double, as the sum is compared with a number that may come close. The weights are made twice, once for
  // their sum, so that nothing has to be kept.
  const double highest = logits[likeliest];
  const auto weigh = [&](auto&& use) {
    int leftAtLowest = allowedAtLowest;
    for (int index = 0; index < vocabulary; index++) {
      const float logit = logits[index];
      if (logit < lowest || (logit == lowest && leftAtLowest-- <= 0)) continue;
      if (!use(index, std::exp((logit - highest) / choice.temperature))) return;
    }
  };
  double total = 0;
  weigh([&](int, double weight) {
    total += weight;
    return true;
  });
  double sum = 0;
  // Rounding may end the sum below 1; then it is the last that could be chosen.
  int chosen = likeliest;
  weigh([&](int index, double weight) {
    if (weight == 0) return true;
    sum += weight;
    chosen = index;
    return uniform * total >= sum;
  });
  return chosen;
}

}  // namespace lienzo
