import type { TrainingSettings } from '../../src-shared/document/document.ts';
import {
  noClipping,
  noRegularisation,
  type ClippingKind,
} from '../../src-shared/document/restraints.ts';
import type { DropoutRates } from './dropout-rates.ts';

/** What a step does to gradients and weights beside the optimizer's formula. */
export type StepRules = {
  /** λ / N of E_aug(w) = E_in(w) + (λ / N) Σ w². */
  readonly weightDecay: number;
  /** λ₁ / N of E_in(w) + (λ₁ / N) Σ |w|. */
  readonly l1: number;
  readonly clipping: ClippingKind;
  readonly clipLimit: number;
  /** The longest that a unit's incoming weights may be; 0: no limit. */
  readonly maxNorm: number;
};

/** How strong everything is that a step is fed with: it may differ from step to step. */
export type StepStrengths = { readonly dropoutRates: DropoutRates; readonly rules: StepRules };

/** The rules' numbers by name. They are fed to each step: another value needs no other graph. */
export const ruleNumberNames = ['weightDecay', 'l1', 'clipLimit', 'maxNorm'] as const;
export type RuleNumberName = (typeof ruleNumberNames)[number];

/** @param trainCount N, the number of training examples */
export function stepRulesOf(
  { regularisation, clipping }: Pick<TrainingSettings, 'regularisation' | 'clipping'>,
  trainCount: number,
): StepRules {
  return {
    weightDecay: regularisation.weightDecay / trainCount,
    l1: regularisation.l1 / trainCount,
    clipping: clipping.kind,
    clipLimit: clipping.limit,
    maxNorm: regularisation.maxNorm,
  };
}

export const noRules: StepRules = stepRulesOf(
  { regularisation: noRegularisation, clipping: noClipping },
  1,
);

/** The names of the numbers that a step of these rules reads; what is off costs no operation. */
export function usedRuleNumbers(rules: StepRules): readonly RuleNumberName[] {
  return ruleNumberNames.filter((name) =>
    name === 'clipLimit' ? rules.clipping !== 'none' : rules[name] > 0,
  );
}

/** The same rules with every strength times `factor`. */
export function scaleRules(rules: StepRules, factor: number): StepRules {
  const { weightDecay, l1, clipping, clipLimit, maxNorm } = rules;
  return {
    weightDecay: weightDecay * factor,
    l1: l1 * factor,
    clipping,
    clipLimit: clipLimit * factor,
    maxNorm: maxNorm * factor,
  };
}
