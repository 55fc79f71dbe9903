import type { Examples } from '../../datasets/dataset.ts';
import { scaleRules } from '../../training/step-rules.ts';
import { findDifference } from './compare-traces.ts';
import type { StepSource } from './compile-steps.ts';
import type { GraphEngine } from './graph-engine.ts';
import { NotRecordable } from './recorder.ts';
import { tracePass, traceStep, type Circumstances } from './trace-step.ts';
import type { Trace } from './trace.ts';

/** A training step on a batch of this size, as it was recorded twice: for other examples, steps and rates. */
export function recordStepTwice(graphs: GraphEngine, source: StepSource, size: number): Trace {
  const { model, dataset, parts, dropoutRates, rules, augment } = source;
  const otherRates = new Map([...dropoutRates].map(([id, rate]) => [id, (rate + 0.25) / 2]));
  const record = (batch: Batch, own: Pick<Circumstances, 'step' | 'dropoutRates' | 'rules'>) =>
    traceStep(graphs, model, dataset, parts, { ...batch, ...own, augment });
  const [batch, otherBatch] = twoBatches(dataset.train, size);
  const otherRules = scaleRules(rules, 0.5);
  return agreeing(
    record(batch, { step: 3, dropoutRates, rules }),
    record(otherBatch, { step: lateStep, dropoutRates: otherRates, rules: otherRules }),
  );
}

/** A forward pass over so many of these examples, as it was recorded twice. */
export function recordPassTwice(
  graphs: GraphEngine,
  { model, dataset, parts }: StepSource,
  examples: Examples,
  size: number,
): Trace {
  const record = (batch: Batch): Trace => tracePass(graphs, model, dataset, parts, batch);
  const [batch, otherBatch] = twoBatches(examples, size);
  return agreeing(record(batch), record(otherBatch));
}

/** A step that a layer cannot take for one of the first, should it do something else in those. */
const lateStep = 1_000_007;

type Batch = { readonly examples: Examples; readonly indices: Int32Array };

/**
 * Two batches of this size that differ wherever the data allow it: other examples, in the reverse order (where a
 * batch is all there is), of another epoch.
 */
function twoBatches(examples: Examples, size: number): readonly [Batch, Batch] {
  const { count } = examples;
  const first = Int32Array.from({ length: size }, (_, index) => index % count);
  const others = first.map((_, index) => (2 * size - 1 - index) % count);
  return [
    { examples, indices: first },
    { examples: examples.forEpoch(1), indices: others },
  ];
}

function agreeing(one: Trace, other: Trace): Trace {
  const difference = findDifference(one, other);
  if (difference !== undefined) throw new NotRecordable('not-compiled-varies', difference);
  return one;
}
