import * as tf from '@tensorflow/tfjs-core';

import type { Dataset, Examples } from '../datasets/dataset.ts';
import {
  createCarriedStates,
  nameStates,
  recallRows,
  type CarriedState,
} from '../model/carried-states.ts';
import type { Model } from '../model/model.ts';
import { gatherPart } from './batch-parts.ts';
import { createBreather } from './breathe.ts';
import type { Evaluation } from './evaluate-examples.ts';
import { createEvaluationProgram } from './evaluation-program.ts';
import { classifyingOutput } from './measure-outputs.ts';

/** A stream that is read for evaluation has at least so many windows where it can: only the first begins at 0. */
const fewestWindows = 16;

/** How windows of a text lie: end to end, or already in so many streams (`layInStreams`). */
export type WindowLayout = 'end-to-end' | number;

/**
 * Runs a network with stateful layers over the windows of a text as it was trained: in streams, whose states are
 * carried from window to window, from states of its own that begin at 0. Operation by operation; weights must be the
 * model's own. The event loop turns between the passes.
 */
export async function evaluateStreams(
  model: Model,
  dataset: Pick<Dataset, 'inputShape' | 'targetShape'>,
  examples: Examples,
  { batchSize, layout }: { readonly batchSize: number; readonly layout: WindowLayout },
): Promise<Evaluation> {
  const { count } = examples;
  const passes =
    layout === 'end-to-end' ? cutStreams(count, batchSize) : cutLaid(count, Math.max(1, layout));
  const program = createEvaluationProgram(model, dataset);
  const states = createCarriedStates(model.operations, passes[0]?.length ?? 0);
  const sums = { loss: 0, correct: 0 };
  const breathe = createBreather();
  try {
    for (const pass of passes) {
      tf.tidy(() => {
        const carried = recallRows(states, 0, pass.length);
        const { loss, correct } = program([gatherPart(dataset, examples, pass)], carried);
        const said = correct === undefined ? loss : tf.stack([loss, correct]);
        const [mean = Number.NaN, right = 0] = said.dataSync<'float32'>();
        sums.loss += mean * pass.length;
        sums.correct += right;
        keepStates(states, nameStates(states, carried));
      });
      await breathe();
    }
  } finally {
    for (const { variable } of states) variable.dispose();
  }
  const answers = dataset.targetShape.reduce((product, size) => product * size, count);
  const isClassifying = classifyingOutput(model) !== undefined;
  return {
    examples: count,
    loss: sums.loss / count,
    accuracy: isClassifying ? sums.correct / answers : undefined,
    verdicts: undefined,
  };
}

/** Notes what the next pass goes on from; a smaller last pass has none behind it. */
function keepStates(states: readonly CarriedState[], after: ReadonlyMap<string, tf.Tensor>): void {
  for (const { name, variable } of states) {
    const state = after.get(name);
    if (state?.shape[0] === variable.shape[0]) variable.assign(state);
  }
}

/**
 * Windows that lie end to end as passes in which each row goes on from the same row of the one before: at most `most`
 * streams, the first of which are a window longer where they do not come out even.
 */
export function cutStreams(count: number, most: number): Int32Array[] {
  const streams = Math.max(1, Math.min(most, Math.floor(count / fewestWindows)));
  const length = Math.floor(count / streams);
  const longer = count % streams;
  return Array.from({ length: Math.ceil(count / streams) }, (_, pass) =>
    Int32Array.from(
      { length: pass < length ? streams : longer },
      (_, row) => row * length + Math.min(row, longer) + pass,
    ),
  );
}

/** Windows that lie in streams already. */
function cutLaid(count: number, streams: number): Int32Array[] {
  return Array.from({ length: Math.floor(count / streams) }, (_, pass) =>
    Int32Array.from({ length: streams }, (_, row) => pass * streams + row),
  );
}
