import { endId } from '../../src-shared/datasets/caption-words.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { isAligning } from '../alignment/read-places.ts';
import { wordsOf } from '../captioning/evaluate-captions.ts';
import { sayCaptions } from '../captioning/say-captions.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { createFloatWriter } from './float-writer.ts';
import { examplesHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** What the network says of the first held-out pictures now; `undefined` where it says no captions. */
export async function probeCaptions(
  probe: Extract<Probe, { kind: 'captions' }>,
  context: Pick<ProbeContext, 'model' | 'dataset' | 'runId' | 'step'>,
): Promise<ProbeAnswer | undefined> {
  const { dataset, model } = context;
  const { vocabulary, task, inputShape, findCaptionFault } = dataset;
  const examples = heldOutExamples(dataset);
  const count = Math.min(probe.count, examples.count);
  if (task !== 'captioning' || isAligning(model)) return undefined;
  if (vocabulary === undefined || count === 0) return undefined;
  const shown = Int32Array.from({ length: count }, (_, index) => index);
  const said = await sayCaptions(model, inputShape, examples, shown, { width: probe.beamWidth });
  const writer = createFloatWriter();
  const offset = writer.add(Float32Array.from(examples.gatherInputs(shown)));
  return {
    frame: {
      type: 'probe/captions',
      ...examplesHead(probe.id, context),
      items: said.map((caption, example) => {
        const words = wordsOf(caption, vocabulary);
        return {
          example,
          words: caption.logProbabilities.map((logProbability, at) => ({
            word: words[at] ?? vocabulary[endId] ?? '',
            probability: Math.exp(logProbability),
          })),
          ...(findCaptionFault && {
            verdict: findCaptionFault(example, words)?.code ?? ('true' as const),
          }),
        };
      }),
      pictures: { shape: [count, ...inputShape], offset },
    },
    bytes: writer.bytes(),
  };
}
