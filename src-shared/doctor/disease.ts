import type { Evidence } from './evidence.ts';
import type { Remedy } from './remedy.ts';

/** What the doctor can recognise, causes before what follows from them. */
export const diseaseIds = [
  'missing-normalisation',
  'unshuffled-data',
  'imbalanced-data',
  'dead-relus',
  'saturation',
  'exploding-gradients',
  'vanishing-gradients',
  'rate-too-high',
  'rate-too-low',
  'loss-stuck',
  'overfitting',
] as const;
export type DiseaseId = (typeof diseaseIds)[number];

/** Something that is wrong with a run, with what shows it in this run's own numbers. */
export type Finding = {
  readonly disease: DiseaseId;
  /** The layer where it shows most; absent where it is about no layer. */
  readonly nodeId?: string | undefined;
  /** What shows it; the names are those of the placeholders in its sentence. */
  readonly evidence: Readonly<Record<string, number | string>>;
  /** What helps, best first. */
  readonly remedies: readonly Remedy[];
};

/** One disease: looks at a run and says whether it has it. */
export type Disease = {
  readonly id: DiseaseId;
  /** What it cannot be told apart from: where one of these was found, it is not looked for. */
  readonly explainedBy: readonly DiseaseId[];
  readonly examine: (evidence: Evidence) => Omit<Finding, 'disease'> | undefined;
};
