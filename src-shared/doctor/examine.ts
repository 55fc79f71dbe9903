import type { Disease, Finding } from './disease.ts';
import { deadRelus } from './diseases/dead-relus.ts';
import { explodingGradients } from './diseases/exploding-gradients.ts';
import { imbalancedData } from './diseases/imbalanced-data.ts';
import { lossStuck } from './diseases/loss-stuck.ts';
import { missingNormalisation } from './diseases/missing-normalisation.ts';
import { overfitting } from './diseases/overfitting.ts';
import { rateTooHigh } from './diseases/rate-too-high.ts';
import { rateTooLow } from './diseases/rate-too-low.ts';
import { saturation } from './diseases/saturation.ts';
import { unshuffledData } from './diseases/unshuffled-data.ts';
import { vanishingGradients } from './diseases/vanishing-gradients.ts';
import type { Evidence } from './evidence.ts';

/** In the order of `diseaseIds`: what explains others comes before them. */
export const diseases: readonly Disease[] = [
  missingNormalisation,
  unshuffledData,
  imbalancedData,
  deadRelus,
  saturation,
  explodingGradients,
  vanishingGradients,
  rateTooHigh,
  rateTooLow,
  lossStuck,
  overfitting,
];

/** What is wrong with a run, causes first; what another finding explains is left out. */
export function examine(evidence: Evidence): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { id, explainedBy, examine: look } of diseases) {
    if (findings.some(({ disease }) => explainedBy.includes(disease))) continue;
    const found = look(evidence);
    if (found !== undefined) findings.push({ disease: id, ...found });
  }
  return findings;
}
