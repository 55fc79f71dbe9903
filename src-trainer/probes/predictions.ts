import { heldOutExamples } from '../datasets/held-out-examples.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { Verdicts } from '../training/verdicts.ts';
import { createFloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** Held-out examples that are judged for it. */
export const judgedExamples = 2_000;

/**
 * Held-out examples with what the network says of them: the wrong ones first, in each half the surest first.
 * `undefined` where an answer is not one class.
 */
export async function probePredictions(
  probe: Extract<Probe, { kind: 'predictions' }>,
  context: ProbeContext,
): Promise<ProbeAnswer | undefined> {
  const { verdicts, step } = await context.judge();
  if (verdicts === undefined || verdicts.labels.length === 0) return undefined;
  const order = wrongFirst(verdicts, judgedExamples);
  const shown = Int32Array.from(order.slice(0, probe.count));
  const writer = createFloatWriter();
  const examples = heldOutExamples(context.dataset);
  const offset = writer.add(Float32Array.from(examples.gatherInputs(shown)));
  return {
    frame: {
      type: 'probe/predictions',
      ...frameHead(probe.id, { ...context, step }),
      total: order.length,
      wrong: order.filter((index) => isWrong(verdicts, index)).length,
      items: Array.from(shown, (example) => ({
        example,
        label: verdicts.labels[example] ?? 0,
        predicted: verdicts.predicted[example] ?? 0,
        confidence: Math.min(1, Math.max(0, verdicts.confidences[example] ?? 0)),
      })),
      pictures: { shape: [shown.length, ...context.dataset.inputShape], offset },
    },
    bytes: writer.bytes(),
  };
}

/** The examples' indices in the order in which they are worth looking at. */
function wrongFirst(verdicts: Verdicts, atMost: number): number[] {
  const confidence = (index: number): number => verdicts.confidences[index] ?? 0;
  return [...verdicts.labels.subarray(0, atMost).keys()].sort(
    (a, b) =>
      Number(isWrong(verdicts, b)) - Number(isWrong(verdicts, a)) ||
      confidence(b) - confidence(a) ||
      a - b,
  );
}

function isWrong(verdicts: Verdicts, index: number): boolean {
  return verdicts.labels[index] !== verdicts.predicted[index];
}
