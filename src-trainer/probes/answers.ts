import type { Probe } from '../../src-shared/protocol/probe.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { sayAnswers } from '../sequences/say-answers.ts';
import { createFloatWriter } from './float-writer.ts';
import { examplesHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** The first held-out examples and what the network answers; `undefined` where it is told the answer so far. */
export function probeAnswers(
  probe: Extract<Probe, { kind: 'answers' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { dataset, model } = context;
  const examples = heldOutExamples(dataset);
  const count = Math.min(probe.count, examples.count);
  if (count === 0 || model.spec.inputs.length > 1) return undefined;
  const shown = Int32Array.from({ length: count }, (_, index) => index);
  const writer = createFloatWriter();
  const given = writer.add(Float32Array.from(examples.gatherInputs(shown)));
  const targets = Float32Array.from(examples.gatherTargets(shown));
  const wanted = writer.add(targets);
  const said = sayAnswers(model, examples, shown);
  const steps = targets.length / count;
  return {
    frame: {
      type: 'probe/answers',
      ...examplesHead(probe.id, context),
      given: { shape: [count, ...dataset.inputShape], offset: given },
      wanted: { shape: [count, steps], offset: wanted },
      said: { shape: [count, steps, said.length / (count * steps)], offset: writer.add(said) },
    },
    bytes: writer.bytes(),
  };
}
