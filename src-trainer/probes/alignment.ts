import { findRegion } from '../../src-shared/captioning/find-region.ts';
import { decodeCaption } from '../../src-shared/datasets/caption-words.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { ranksOfSentences } from '../alignment/rank-pairs.ts';
import { isAligning, readWordMaps } from '../alignment/read-places.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { createFloatWriter } from './float-writer.ts';
import { examplesHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** Which regions the words of held-out sentences mean now; `undefined` where the network brings none together. */
export function probeAlignment(
  probe: Extract<Probe, { kind: 'alignment' }>,
  context: Pick<ProbeContext, 'model' | 'dataset' | 'runId' | 'step'>,
): ProbeAnswer | undefined {
  const { dataset, model } = context;
  const { vocabulary = [], inputShape } = dataset;
  const examples = heldOutExamples(dataset);
  const count = Math.min(probe.count, examples.count);
  if (!isAligning(model) || count === 0) return undefined;
  const shown = Int32Array.from({ length: count }, (_, index) => index);
  const read = readWordMaps(model, dataset, examples, shown);
  const { scores, fits, words, steps, regions, grid } = read;
  if (grid === undefined) return undefined;
  const ranks = ranksOfSentences(fits, count);
  const maps = new Float32Array(count * (steps - 1) * regions);
  const items = Array.from(shown, (example) => {
    const said = decodeCaption(words.subarray(example * steps, (example + 1) * steps), vocabulary);
    return {
      example,
      rank: ranks[example] ?? 1,
      words: said.slice(0, steps - 1).map((word, at) => {
        const from = (example * steps + at + 1) * regions;
        const own = scores.subarray(from, from + regions);
        maps.set(own, (example * (steps - 1) + at) * regions);
        return { word, score: Math.max(...own), region: findRegion({ scores: own, ...grid }) };
      }),
    };
  });
  const writer = createFloatWriter();
  const pictures = writer.add(Float32Array.from(examples.gatherInputs(shown)));
  const { rows, columns } = grid;
  return {
    frame: {
      type: 'probe/alignment',
      ...examplesHead(probe.id, context),
      rows,
      columns,
      items,
      pictures: { shape: [count, ...inputShape], offset: pictures },
      maps: { shape: [count, steps - 1, rows, columns], offset: writer.add(maps) },
    },
    bytes: writer.bytes(),
  };
}
