import type { Probe } from '../../src-shared/protocol/probe.ts';
import { createFloatWriter, keepChannels } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** More numbers are not sent: the first output channels then stand for all. */
const longestKernel = 1_048_576;
/** A layer's main weight, by its own name. */
const mainWeights: readonly string[] = ['kernel', 'forward_kernel', 'embeddings', 'gamma', 'beta'];

/**
 * A layer's kernel: `[height, width, inChannels, outChannels]`, `[in, out]`, or `[symbols, vector]`.
 * `undefined` where the node has no weights.
 */
export function probeWeights(
  probe: Extract<Probe, { kind: 'weights' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const weight = mainWeights
    .map((name) => context.model.weights.find((one) => one.name === `${probe.nodeId}/${name}`))
    .find((one) => one !== undefined);
  if (weight === undefined) return undefined;
  const { variable } = weight;
  const values = variable.dataSync<'float32'>().slice();
  const kept = keepChannels({ shape: variable.shape, values }, longestKernel);
  const writer = createFloatWriter();
  const offset = writer.add(kept.values);
  const isNormalisation = /\/(gamma|beta)$/.test(weight.name);
  const vectors = context.model.weights.flatMap((one) => {
    if (!isNormalisation || one.nodeId !== probe.nodeId) return [];
    const numbers = one.variable.dataSync<'float32'>().slice();
    const name = one.name.slice(probe.nodeId.length + 1);
    return [{ name, shape: one.variable.shape, offset: writer.add(numbers) }];
  });
  return {
    frame: {
      type: 'probe/weights',
      ...frameHead(probe.id, context),
      nodeId: probe.nodeId,
      shape: [...kept.shape],
      offset,
      ...(isNormalisation && { vectors }),
    },
    bytes: writer.bytes(),
  };
}
