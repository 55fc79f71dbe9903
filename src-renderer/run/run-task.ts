import { describeData } from '../../src-shared/datasets/describe-data.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { classNamesOf } from './class-names.ts';
import { hasPlane } from '../inspect/has-plane.ts';

/** What a run learns, as far as its pictures differ. */
export type RunTask = {
  /**
   * `points` is a classification whose examples are drawn on their plane, `heights` leads from such a point to one
   * number, `curve` from one number to one number. `answers` are sequences of symbols.
   */
  readonly kind:
    | 'classes'
    | 'points'
    | 'heights'
    | 'text'
    | 'captions'
    | 'alignment'
    | 'answers'
    | 'numbers'
    | 'curve';
  /** Names of the classes, or the vocabulary; empty where it is not known. */
  readonly classes: readonly string[];
  /**
   * The loss of guessing every class alike, in nats: ln K. Absent where there are no classes.
   * Source: Shannon, "A mathematical theory of communication", 1948, section 6.
   */
  readonly chanceLoss?: number;
  readonly classCount: number;
  /** Whether examples are sequences that were made on the spot, which are shown with their answers. */
  readonly isOfSequences?: boolean;
};

/** Whether a run learns classes or characters, which are said rightly or wrongly, and not numbers or whole sentences. */
export function hasVerdicts({ kind }: RunTask): boolean {
  return kind === 'classes' || kind === 'points' || kind === 'text' || kind === 'answers';
}

/** Reads from a spec what its run learns. */
export function describeTask(spec: RunSpec): RunTask {
  const isOfSequences = spec.data.source.kind === 'sequences';
  return { ...describeLoss(spec), ...(isOfSequences && { isOfSequences }) };
}

function describeLoss(spec: RunSpec): RunTask {
  const output = spec.model.outputs[0];
  const classes = classNamesOf(spec.data.source, spec.data.validationShare);
  const loss = output?.loss;
  if (loss === 'maskedCrossentropy') {
    const kind = spec.data.source.kind === 'sequences' ? 'answers' : 'captions';
    return { kind, classes, classCount: 0, chanceLoss: Math.log(classes.length) };
  }
  if (loss === 'regionWordRanking') return { kind: 'alignment', classes, classCount: 0 };
  if (loss !== 'sparseCategoricalCrossentropy' && loss !== 'binaryCrossentropy') {
    return { kind: kindOfNumbers(spec), classes: [], classCount: 0 };
  }
  const width = output?.shape.at(-1) ?? 1;
  const classCount = loss === 'binaryCrossentropy' ? 2 : width;
  return {
    kind: kindOfClasses(spec, output?.shape.length ?? 0),
    classes,
    classCount,
    chanceLoss: Math.log(classCount),
  };
}

function kindOfNumbers({ model }: RunSpec): RunTask['kind'] {
  if (model.outputs[0]?.shape.join() !== '1') return 'numbers';
  if (hasPlane(model)) return 'heights';
  return model.inputs[0]?.shape.join() === '1' ? 'curve' : 'numbers';
}

function kindOfClasses({ data, model }: RunSpec, axes: number): RunTask['kind'] {
  if (describeData(data.source)?.task === 'next-character') return 'text';
  return axes === 1 && hasPlane(model) ? 'points' : 'classes';
}
