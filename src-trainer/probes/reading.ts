import type { Probe, ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { candidateCount, longestReading } from '../../src-shared/protocol/reading-frame.ts';
import { openTextCoder, type TextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import { writeAsInFile } from '../datasets/write-as-in-file.ts';
import { textOfExamples } from '../datasets/text-of-examples.ts';
import { readableLayers, readWithModel, type ModelReading } from '../text/read-with-model.ts';
import { createFloatWriter, type FloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

type ReadingProbe = Extract<Probe, { kind: 'reading' }>;
type ReadingFrame = Extract<ProbeFrame, { type: 'probe/reading' }>;

/** A text as the network reads it, and what says how it expected it; `undefined` where it is no character model. */
export async function probeReading(
  probe: ReadingProbe,
  context: Pick<ProbeContext, 'dataset' | 'model' | 'runId' | 'step' | 'isStopped'>,
): Promise<ProbeAnswer | undefined> {
  const { dataset, model, isStopped } = context;
  const { vocabulary, tokens, task } = dataset;
  if (vocabulary === undefined || task !== 'next-character') return undefined;
  const coder = openTextCoder(vocabulary, tokens?.unit);
  const { codes, text, unknown, heldOut, blanks } = findText(probe.of, dataset, coder);
  const layers = readableLayers(model);
  const layerId = layers.find(({ id }) => id === probe.layerId)?.id;
  const isRead = unknown.length === 0 && codes.length > 0;
  const reading = isRead ? await readWithModel(model, codes, layerId, isStopped) : undefined;
  // Stopped on the way: what was asked for is no longer wanted.
  if (isRead && reading === undefined) return undefined;
  const writer = createFloatWriter();
  return {
    frame: {
      type: 'probe/reading',
      ...frameHead(probe.id, context),
      text,
      ...(tokens && {
        tokens: {
          unit: tokens.unit,
          pieces: coder.pieces(codes),
          ...(blanks && { written: writeAsInFile(codes, blanks, vocabulary) }),
        },
      }),
      ...(heldOut && { heldOut }),
      unknown: [...unknown],
      layers,
      ...(reading && { read: describe(reading, codes, vocabulary, layerId, writer) }),
    },
    bytes: writer.bytes(),
  };
}

/** What is read. Characters that the network does not know are `unknown`; words that it does not, it reads as such. */
type FoundText = {
  readonly text: string;
  readonly codes: Int32Array;
  readonly unknown: readonly string[];
  readonly heldOut?: NonNullable<ReadingFrame['heldOut']>;
  /** What stands in front of each word in the file. */
  readonly blanks?: readonly string[] | undefined;
};

function findText(of: ReadingProbe['of'], dataset: Dataset, coder: TextCoder): FoundText {
  if (of.kind === 'typed') {
    const typed = Array.from(tidyText(of.text)).slice(0, longestReading).join('');
    const { codes, unknown } = coder.encode(typed);
    return { text: typed, codes, unknown: coder.unknownCode === undefined ? unknown : [] };
  }
  const all = textOfExamples(heldOutExamples(dataset)) ?? new Int32Array(0);
  const start = Math.max(0, Math.min(of.start, all.length - of.length));
  const codes = all.subarray(start, start + of.length);
  const text = coder.pieces(codes).join('');
  const { blanks: ofParts, validation } = dataset;
  const blanks = (validation.count > 0 ? ofParts?.heldOut : ofParts?.train)?.slice(
    start,
    start + codes.length,
  );
  return { text, codes, unknown: [], heldOut: { start, length: all.length }, blanks };
}

function describe(
  { said, vocabularySize, states }: ModelReading,
  codes: Int32Array,
  vocabulary: readonly string[],
  layerId: string | undefined,
  writer: FloatWriter,
): NonNullable<ReadingFrame['read']> {
  const count = codes.length;
  const shown = Math.min(candidateCount, vocabularySize);
  const probabilities = new Float32Array(count).fill(Number.NaN);
  const candidates = new Float32Array(count * shown * 2).fill(Number.NaN);
  const places = new Map<number, number>();
  // The first character has nothing before it.
  for (let place = 1; place < count; place += 1) {
    const before = said.subarray((place - 1) * vocabularySize, place * vocabularySize);
    probabilities[place] = before[codes[place] ?? 0] ?? Number.NaN;
    for (const [rank, code] of likeliest(before, shown).entries()) {
      if (!places.has(code)) places.set(code, places.size);
      const at = (place * shown + rank) * 2;
      candidates[at] = places.get(code) ?? 0;
      candidates[at + 1] = before[code] ?? Number.NaN;
    }
  }
  return {
    probabilities: { shape: [count], offset: writer.add(probabilities) },
    candidates: { shape: [count, shown, 2], offset: writer.add(candidates) },
    alphabet: Array.from(places.keys(), (code) => vocabulary[code] ?? ''),
    ...(states !== undefined &&
      layerId !== undefined && {
        states: { layerId, shape: [count, states.length / count], offset: writer.add(states) },
      }),
  };
}

/** The numbers of the likeliest, the first of equally likely ones first. */
function likeliest(probabilities: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (const [code, probability] of probabilities.entries()) {
    let rank = best.length;
    while (rank > 0 && (probabilities[best[rank - 1] ?? 0] ?? 0) < probability) rank -= 1;
    if (rank >= count) continue;
    best.splice(rank, 0, code);
    if (best.length > count) best.pop();
  }
  return best;
}
