import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { writeText } from '../text/write-text.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** Text that the network writes as it stands; `undefined` where it is no character model. */
export async function probeSample(
  probe: Extract<Probe, { kind: 'sample' }>,
  context: ProbeContext,
): Promise<ProbeAnswer | undefined> {
  const { writer, dataset, isStopped } = context;
  const { length, temperature, topK, topP, draw = 0 } = probe;
  if (dataset.vocabulary === undefined || dataset.task !== 'next-character') return undefined;
  const { vocabulary, tokens } = dataset;
  const prime = tidyText(probe.prime);
  const seed = context.seed + draw;
  const text = await writeText({
    ...{ writer, vocabulary, tokens, prime, length, temperature, topK, topP, seed, isStopped },
  });
  return {
    frame: { type: 'probe/sample', ...frameHead(probe.id, context), text, temperature },
    bytes: new Uint8Array(0),
  };
}
