import type { DiseaseId } from '../doctor/disease.ts';
import type { RemedyKind } from '../doctor/remedy.ts';

type DiseaseWords = {
  readonly name: string;
  /** What shows it in this run. */
  readonly evidence: string;
  /** The same where the loss ended as no number. */
  readonly evidenceDiverged?: string;
  /** One short sentence. */
  readonly cause: string;
  /** Two sentences. */
  readonly why: string;
};

/** What the doctor says. A disease or a remedy without words does not compile. */
export type DoctorWords = {
  readonly diseases: Readonly<Record<DiseaseId, DiseaseWords>>;
  readonly formulaLn: string;
  readonly formulaEntropy: string;
  readonly formulaVariance: string;
  /** What a remedy's button says. */
  readonly remedies: Readonly<Record<RemedyKind, string>>;
};
