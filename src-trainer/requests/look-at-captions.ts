import { mergeNeighbours } from '../../src-shared/captioning/merge-neighbours.ts';
import { squarePlaces } from '../../src-shared/captioning/square-places.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { isAligning } from '../alignment/read-places.ts';
import { wordsOf } from '../captioning/evaluate-captions.ts';
import { findNeighbours } from '../captioning/find-neighbours.ts';
import { measureOcclusion, measureSlopes } from '../captioning/measure-regions.ts';
import { sayCaptions } from '../captioning/say-captions.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { heldOutExamples, ofTraining } from '../datasets/held-out-examples.ts';
import { readAskedPicture } from '../probes/beam.ts';
import type { AnswerWithBytes, RequestSurroundings } from './answer-request.ts';
import { lookAtNetwork, type LookedNetwork } from './look-at-network.ts';

/** What is asked of a captioner beside its probes. */
export type CaptionRequest = Extract<
  TrainerCommand,
  { type: 'caption-regions' | 'caption-gallery' | 'caption-neighbours' }
>;

type RequestOf<Type extends CaptionRequest['type']> = Extract<CaptionRequest, { type: Type }>;

/** A part is answered after about this long, so that whoever waits sees it grow and may leave off. */
const partMs = 250;
/** Training pictures whose captions are read between two looks at the clock. */
const readTogether = 200;

/** Answers what the captioning bench asks. Rejects with `run-says-no-captions` where the network says none. */
export function lookAtCaptions(
  request: CaptionRequest,
  surroundings: RequestSurroundings,
): Promise<AnswerWithBytes> {
  return surroundings.kept.inTurn(async () => {
    const looked = await lookAtNetwork(request, surroundings);
    const { task, vocabulary } = looked.dataset;
    if (task !== 'captioning' || vocabulary === undefined || isAligning(looked.model)) {
      throw new ProblemError('run-says-no-captions', { dir: request.dir ?? '' });
    }
    const captioner = { ...looked, vocabulary };
    switch (request.type) {
      case 'caption-regions':
        return measureRegions(request, captioner);
      case 'caption-gallery':
        return showGallery(request, captioner);
      case 'caption-neighbours':
        return searchNeighbours(request, captioner);
    }
  });
}

type LookedCaptioner = LookedNetwork & { readonly vocabulary: readonly string[] };

/** True until a part has taken its time. */
function untilPartIsOver(): () => boolean {
  const end = performance.now() + partMs;
  return () => performance.now() < end;
}

async function measureRegions(
  { asked }: RequestOf<'caption-regions'>,
  { model, dataset, vocabulary, step }: LookedCaptioner,
): Promise<AnswerWithBytes> {
  const picture = readAskedPicture(asked.picture, dataset);
  if (picture === undefined) throw new ProblemError('caption-picture-missing');
  const words = asked.words.map((word) => vocabulary.indexOf(word));
  if (words.includes(-1)) throw new RangeError('a word that the network does not know');
  const { inputShape: shape } = dataset;
  const said = { picture, shape, words };
  const { part } = asked;
  if (part.kind === 'gradient') {
    const { values, done } = await measureSlopes(model, said, part.fromWord, untilPartIsOver());
    const regions = { step, shape: [done, ...shape.slice(0, 2)], of: words.length };
    return { answer: { kind: 'caption-regions', regions }, bytes: bytesOf(values) };
  }
  const [height = 1, width = 1] = shape;
  const [rows, columns] = [squarePlaces(height, part).length, squarePlaces(width, part).length];
  const { values, done } = await measureOcclusion(model, said, part, untilPartIsOver());
  const regions = { step, shape: [done, columns, words.length], of: rows };
  return { answer: { kind: 'caption-regions', regions }, bytes: bytesOf(values) };
}

async function showGallery(
  { asked }: RequestOf<'caption-gallery'>,
  { model, dataset, vocabulary, step }: LookedCaptioner,
): Promise<AnswerWithBytes> {
  const examples = heldOutExamples(dataset);
  const from = Math.min(asked.from, examples.count);
  const shown = Int32Array.from(
    { length: Math.min(asked.count, examples.count - from) },
    (_, index) => from + index,
  );
  const { inputShape } = dataset;
  const said = await sayCaptions(model, inputShape, examples, shown, { width: asked.beamWidth });
  const items = said.map((caption, at) => {
    const example = shown[at] ?? 0;
    const scene = dataset.findScene?.(example);
    return {
      example,
      words: [...wordsOf(caption, vocabulary)],
      logProbability: caption.total,
      references: (dataset.captionsOf?.(example) ?? []).map((words) => [...words]),
      ...(scene !== undefined && { scene: [...scene] }),
    };
  });
  const { count: total } = examples;
  const gallery = { step, total, ...ofTraining(dataset), shape: [...inputShape], items };
  const pictures = Float32Array.from(examples.gatherInputs(shown));
  return { answer: { kind: 'caption-gallery', gallery }, bytes: bytesOf(pictures) };
}

/** Needs no network, but its data: what it may have learnt by heart. */
function searchNeighbours(
  { asked }: RequestOf<'caption-neighbours'>,
  { dataset }: LookedCaptioner,
): AnswerWithBytes {
  const { train, inputShape } = dataset;
  const captionsOf = captionsOfTraining(dataset);
  const goesOn = untilPartIsOver();
  let until = Math.min(asked.from, train.count);
  let parts: ReturnType<typeof findNeighbours> = [];
  do {
    const next = Math.min(train.count, until + readTogether);
    const found = findNeighbours(asked.words, captionsOf, {
      from: until,
      until: next,
      count: asked.count,
    });
    parts = mergeNeighbours([...parts, ...found], asked.count);
    until = next;
  } while (until < train.count && goesOn());
  const pictures = train.gatherInputs(Int32Array.from(parts, ({ example }) => example));
  const neighbours = {
    until,
    total: train.count,
    found: parts.map(({ words, distance, pictures: count }) => ({
      ...{ words: [...words], distance },
      pictures: count,
    })),
    shape: [...inputShape],
  };
  return {
    answer: { kind: 'caption-neighbours', neighbours },
    bytes: bytesOf(Float32Array.from(pictures)),
  };
}

function captionsOfTraining({ trainCaptionsOf }: Dataset) {
  if (trainCaptionsOf === undefined) throw new Error('captions that nobody can read');
  return trainCaptionsOf;
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
