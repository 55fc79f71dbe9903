import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { classNamesOf } from './class-names.ts';

/** What a run learns, as far as its pictures differ. */
export type RunTask = {
  /**
   * `points` is a classification whose examples are drawn on their plane, `curve` leads from one number to one
   * number.
   */
  readonly kind: 'classes' | 'points' | 'text' | 'numbers' | 'curve';
  /** Names of the classes, or the vocabulary; empty where it is not known. */
  readonly classes: readonly string[];
  /**
   * The loss of guessing every class alike, in nats: ln K. Absent where there are no classes.
   * Source: Shannon, "A mathematical theory of communication", 1948, section 6.
   */
  readonly chanceLoss?: number;
  readonly classCount: number;
};

/** Whether a run learns classes or characters, which are said rightly or wrongly, and not numbers. */
export function hasVerdicts({ kind }: RunTask): boolean {
  return kind !== 'numbers' && kind !== 'curve';
}

/** Reads from a spec what its run learns. */
export function describeTask(spec: RunSpec): RunTask {
  const output = spec.model.outputs[0];
  const classes = classNamesOf(spec.data.source);
  const loss = output?.loss;
  if (loss !== 'sparseCategoricalCrossentropy' && loss !== 'binaryCrossentropy') {
    const isCurve = spec.model.inputs[0]?.shape.join() === '1' && output?.shape.join() === '1';
    return { kind: isCurve ? 'curve' : 'numbers', classes: [], classCount: 0 };
  }
  const width = output?.shape.at(-1) ?? 1;
  const classCount = loss === 'binaryCrossentropy' ? 2 : width;
  const { kind } = spec.data.source;
  return {
    kind: kind === 'text' ? 'text' : kind === 'points' ? 'points' : 'classes',
    classes,
    classCount,
    chanceLoss: Math.log(classCount),
  };
}
