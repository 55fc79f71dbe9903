import * as tf from '@tensorflow/tfjs-core';

import { countElements } from '../../src-shared/graph/shape.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import { toInputs } from '../training/batch.ts';
import { createFloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/**
 * What a network says of an input that a person gave it: a probability for every class, both of two where it says
 * the one of class 1. `undefined` where it learns no classes or the input has another size.
 */
export function probeGiven(
  probe: Extract<Probe, { kind: 'given' }>,
  context: Pick<ProbeContext, 'model' | 'dataset' | 'runId' | 'step'>,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const [output] = model.outputs;
  const numbers = new Float32Array(Uint8Array.from(Buffer.from(probe.input, 'base64')).buffer);
  const { inputShape, inputNumbers, task } = dataset;
  if (output === undefined || task !== 'classification' || inputNumbers !== 'float')
    return undefined;
  if (numbers.length !== Number(countElements(inputShape))) return undefined;
  const said = tf.tidy(() => {
    const plan = planForward(model, [output.from]);
    const values = runForward(plan, toInputs(model.spec, numbers, 1), { isTraining: false });
    return readValue(values, output.from).dataSync<'float32'>().slice();
  });
  const [positive = 0] = said;
  const shares = said.length === 1 ? Float32Array.of(1 - positive, positive) : said;
  const writer = createFloatWriter();
  return {
    frame: {
      type: 'probe/given',
      ...frameHead(probe.id, context),
      shape: [shares.length],
      offset: writer.add(shares),
    },
    bytes: writer.bytes(),
  };
}
