import type { TrainingSettings } from '../../src-shared/document/document.ts';
import type { ScheduleSettings, Schedule } from '../../src-shared/document/schedule.ts';
import type { TrainingField } from './training-fields.ts';

/** A field of which it is known whether it takes whole numbers alone. */
type Field<Key extends string> = TrainingField<Key> & { readonly whole: boolean };

const count = { scale: 'even', whole: true, step: 1 } as const;
const everyEpochs = { key: 'everyEpochs', min: 1, max: 100_000, ...count } as const;
const plateauPatience = { key: 'patience', min: 1, max: 100_000, ...count } as const;
const factor = {
  key: 'factor',
  min: 1e-6,
  max: 1,
  scale: 'even',
  whole: false,
  step: 0.1,
} as const;
const steps = { min: 0, max: 10_000_000, scale: 'even', whole: true, step: 10 } as const;
const warmUpSteps = { key: 'warmUpSteps', ...steps } as const;

/** The numbers that each schedule reads; that of the warm-up goes with all. */
export const scheduleFields: Readonly<Record<Schedule, readonly Field<keyof ScheduleSettings>[]>> =
  {
    constant: [warmUpSteps],
    step: [everyEpochs, factor, warmUpSteps],
    cosine: [warmUpSteps],
    plateau: [plateauPatience, factor, warmUpSteps],
  };

const strength = { min: 0, max: 1e6, step: 1, scale: 'decades', whole: false } as const;

/** What keeps weights small, in the form's order. */
export const regularisationFields = [
  { key: 'weightDecay', ...strength },
  { key: 'l1', ...strength },
  { key: 'maxNorm', ...strength, step: 0.5, scale: 'even' },
] as const satisfies readonly Field<keyof TrainingSettings['regularisation']>[];

export const patienceField = { key: 'patience', min: 0, max: 100_000, ...count } as const;
export const clipLimitField = { key: 'limit', ...strength, min: 1e-6 } as const;

/** How many of the restraints are on. */
export function countRestraints({
  regularisation,
  clipping,
  earlyStopping,
}: Pick<TrainingSettings, 'regularisation' | 'clipping' | 'earlyStopping'>): number {
  const on = [
    ...Object.values(regularisation).map((value) => value > 0),
    clipping.kind !== 'none',
    earlyStopping.patience > 0,
  ];
  return on.filter(Boolean).length;
}
