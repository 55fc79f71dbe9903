import { carriesStates } from '../../src-shared/spec/streams-of.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { Model } from '../model/model.ts';
import { createBreather } from './breathe.ts';
import { evaluateStreams, type WindowLayout } from './evaluate-streams.ts';
import { classifyingOutput } from './measure-outputs.ts';
import { createPace, type Pace } from './pace.ts';
import { createEagerPasses, type PassReport, type PassRunner } from './run-passes.ts';
import { readVerdict, type Verdicts } from './verdicts.ts';

/** What a network is worth on examples that it was not trained on. */
export type Evaluation = {
  readonly examples: number;
  /** Mean over the examples (and the places of a sequence); not a number where there are no examples. */
  readonly loss: number;
  /** Share of right answers, 0 to 1; absent where accuracy says nothing. */
  readonly accuracy: number | undefined;
  /** What was said of each example, in order; absent where an answer is not one class. */
  readonly verdicts: Verdicts | undefined;
};

/** Examples in one pass: enough to fill the engine, and no more memory than a training step of this size. */
export function passSize(batchSize: number): number {
  return Math.min(256, Math.max(32, 2 * batchSize));
}

/**
 * Runs the network over `examples` (all, or the first `atMost`) without training it. The event loop turns
 * between the passes; the weights must not change meanwhile.
 */
export async function evaluateExamples(
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  examples: Examples,
  options: {
    readonly batchSize: number;
    readonly atMost?: number;
    /** How many passes are asked for at once; whoever evaluates often keeps it. */
    readonly pace?: Pace;
    /** Operation by operation where absent. */
    readonly runPasses?: PassRunner;
    /**
     * How the examples lie where they are all windows of a text: a network that carries states then reads them in
     * streams, with the model's own weights. Without, each example begins at 0.
     */
    readonly layout?: WindowLayout | undefined;
  },
): Promise<Evaluation> {
  const { batchSize, layout } = options;
  if (layout !== undefined && carriesStates(model.spec)) {
    return await evaluateStreams(model, dataset, examples, { batchSize, layout });
  }
  const runPasses = options.runPasses ?? createEagerPasses(model, dataset);
  const count = Math.min(examples.count, options.atMost ?? examples.count);
  const sums = { loss: 0, correct: 0 };
  const verdicts = createVerdicts(count, dataset);
  const breathe = createBreather();
  const { pace = createPace() } = options;
  for (let start = 0; start < count;) {
    const passes = cutPasses(start, count, passSize(options.batchSize), pace.steps());
    const startedAt = performance.now();
    const reports = runPasses(examples, passes);
    pace.note(passes.length, performance.now() - startedAt);
    for (const [index, pass] of passes.entries()) {
      const report = reports[index];
      sums.loss += (report?.loss ?? Number.NaN) * pass.length;
      sums.correct += report?.correct ?? 0;
      verdicts.note(examples, pass, report);
      start += pass.length;
    }
    await breathe();
  }
  const answers = dataset.targetShape.reduce((product, size) => product * size, count);
  const isClassifying = classifyingOutput(model) !== undefined;
  return {
    examples: count,
    loss: sums.loss / count,
    accuracy: isClassifying ? sums.correct / answers : undefined,
    verdicts: isClassifying ? verdicts.all : undefined,
  };
}

/** Up to `most` passes of one size from `start` on; the last one may be smaller and then comes alone. */
function cutPasses(start: number, count: number, size: number, most: number): Int32Array[] {
  const whole = Math.max(1, Math.min(most, Math.floor((count - start) / size)));
  return Array.from({ length: whole }, (_, pass) => {
    const from = start + pass * size;
    return Int32Array.from({ length: Math.min(size, count - from) }, (_, index) => from + index);
  });
}

function createVerdicts(count: number, { targetShape }: Pick<Dataset, 'targetShape'>) {
  const hasVerdicts = targetShape.length === 0;
  const all: Verdicts = {
    labels: new Int32Array(hasVerdicts ? count : 0),
    predicted: new Int32Array(hasVerdicts ? count : 0),
    confidences: new Float32Array(hasVerdicts ? count : 0),
  };
  const note = (examples: Examples, pass: Int32Array, report: PassReport | undefined): void => {
    const [start = 0] = pass;
    const { probabilities } = report ?? {};
    if (probabilities === undefined) return;
    all.labels.set(examples.gatherTargets(pass), start);
    const classes = probabilities.length / pass.length;
    for (const row of pass.keys()) {
      const { predicted, confidence } = readVerdict(probabilities, classes, row);
      all.predicted[start + row] = predicted;
      all.confidences[start + row] = confidence;
    }
  };
  return { all: hasVerdicts ? all : undefined, note };
}
