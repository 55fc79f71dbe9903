import { addBatchLoop } from './batch-loop.ts';
import { embedTrace, type AttributeTypes } from './embed-trace.ts';
import type { BatchShape, TableOutputs } from './gather-batch.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { addReport, readWeights, type StateHandles } from './step-graph.ts';
import type { Trace } from './trace.ts';

/** A forward pass as it was recorded for one number of examples. */
export type PassPlan = BatchShape & {
  readonly trace: Trace;
  readonly hasCorrect: boolean;
  /** Numbers that are said of each example; 0 where an answer is not one class. */
  readonly classes: number;
};

/**
 * Adds a loop of forward passes to a graph. Feeds: those of `addBatchLoop`. Fetches: `<name>/reports`,
 * `[passes, 1 or 2]`: the loss, and how many answers were right; `<name>/probabilities`,
 * `[passes, examples, classes]`.
 */
export function addPassLoop(
  builder: GraphBuilder,
  types: AttributeTypes,
  plan: PassPlan,
  state: StateHandles,
  tables: TableOutputs,
): void {
  const { name, classes } = plan;
  const examples = plan.parts.reduce((sum, size) => sum + size, 0);
  const collected = [
    { name: 'reports', shape: [plan.hasCorrect ? 2 : 1] },
    ...(classes > 0 ? [{ name: 'probabilities', shape: [examples, classes] }] : []),
  ];
  addBatchLoop(builder, plan, tables, collected, (round) => {
    const weights = readWeights(builder, name, state, round);
    const externals = new Map([...weights, ...round.batch]);
    const site = { name: `${name}/run`, pulse: round.pulse };
    const results = embedTrace(builder, types, plan.trace, externals, site);
    const probabilities = results.get('probabilities') ?? [];
    return {
      collected: [addReport(builder, name, results, plan.hasCorrect), probabilities].flat(),
    };
  });
}
