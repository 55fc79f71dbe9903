import type { DataFacts } from '../../src-shared/protocol/data-facts.ts';
import { tokenFacts } from '../../src-shared/tokens/text-unit.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { measureBaselines } from '../text/measure-baselines.ts';

/** So many examples are looked at, in pieces of neighbours spread over all. */
const mostExamples = 4096;
const mostNumbers = 4_000_000;
const pieceLength = 64;
/** Inputs with more numbers are taken as one feature. */
const mostFeatures = 256;

/** What a run's training examples are like, as its network sees them. */
export function measureData({
  train,
  inputShape,
  inputNumbers,
  targetShape,
  classes,
  task,
  text,
  tokens,
}: Dataset): DataFacts {
  const examples = train.forEpoch(0);
  const inputSize = inputShape.reduce((product, one) => product * one, 1);
  const pieces = choosePieces(
    examples.count,
    Math.max(pieceLength, Math.min(mostExamples, Math.floor(mostNumbers / inputSize))),
  );
  const targets = pieces.map((piece) => examples.gatherTargets(piece));
  const measured = pieces.reduce((sum, { length }) => sum + length, 0);
  const baselines = text && measureBaselines(text.train, text.heldOut, classes?.length ?? 0);
  const isNamed = task === 'classification' && targetShape.length === 0;
  return {
    count: examples.count,
    measured,
    inputSize,
    ...(inputNumbers === 'float' &&
      measured > 0 && {
        scale: measureScale(
          pieces.map((piece) => examples.gatherInputs(piece)),
          inputSize,
        ),
      }),
    ...(isNamed && classFacts(targets, classes?.length ?? 0)),
    ...(task === 'regression' && numberFacts(targets)),
    ...(baselines && { baselines }),
    ...(tokens && {
      tokens: { ...tokenFacts(tokens, classes?.length ?? 1), names: [...(classes ?? [])] },
    }),
  };
}

/** Pieces of neighbours, spread over all; everything where that is not more. */
function choosePieces(count: number, atMost: number): Int32Array[] {
  const wanted = Math.min(count, atMost);
  const pieces = Math.ceil(wanted / pieceLength);
  return Array.from({ length: pieces }, (_, piece) => {
    const start = Math.floor((piece * count) / pieces);
    const end = Math.min(start + pieceLength, Math.floor(((piece + 1) * count) / pieces));
    return Int32Array.from({ length: end - start }, (_, at) => start + at);
  });
}

function measureScale(
  pieces: readonly (Float32Array | Int32Array)[],
  inputSize: number,
): DataFacts['scale'] {
  const features = inputSize <= mostFeatures ? inputSize : 1;
  const sums = new Float64Array(features);
  const squares = new Float64Array(features);
  let rows = 0;
  for (const piece of pieces) {
    rows += piece.length / features;
    for (const [at, value] of piece.entries()) {
      sums[at % features] = (sums[at % features] ?? 0) + value;
    }
  }
  const means = sums.map((sum) => sum / rows);
  for (const piece of pieces) {
    for (const [at, value] of piece.entries()) {
      const feature = at % features;
      squares[feature] = (squares[feature] ?? 0) + (value - (means[feature] ?? 0)) ** 2;
    }
  }
  const deviations = [...squares].map((sum) => Math.sqrt(sum / rows)).filter((one) => one > 0);
  return {
    mean: means.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0),
    largest: deviations.reduce((most, one) => Math.max(most, one), 0),
    smallest: deviations.reduce((least, one) => Math.min(least, one), deviations[0] ?? 0),
  };
}

function classFacts(
  targets: readonly ArrayLike<number>[],
  classCount: number,
): Pick<DataFacts, 'classes' | 'order'> {
  const counts = new Array<number>(Math.min(1000, classCount)).fill(0);
  let [pairs, equal, all] = [0, 0, 0];
  for (const piece of targets) {
    for (let at = 0; at < piece.length; at += 1) {
      const label = piece[at] ?? 0;
      counts[label] = (counts[label] ?? 0) + 1;
      all += 1;
      if (at === 0) continue;
      pairs += 1;
      if (piece[at - 1] === label) equal += 1;
    }
  }
  const expected = counts.reduce((sum, count) => sum + (count / all) ** 2, 0);
  const isKnown = pairs > 0 && expected < 1;
  return {
    classes: counts,
    ...(isKnown && { order: (equal / pairs - expected) / (1 - expected) }),
  };
}

function numberFacts(targets: readonly ArrayLike<number>[]): Pick<DataFacts, 'variance' | 'order'> {
  const all = targets.flatMap((piece) => Array.from(piece));
  if (all.length === 0) return {};
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
  let [pairs, products] = [0, 0];
  for (const piece of targets) {
    for (let at = 1; at < piece.length; at += 1) {
      pairs += 1;
      products += ((piece[at] ?? 0) - mean) * ((piece[at - 1] ?? 0) - mean);
    }
  }
  const isKnown = pairs > 0 && variance > 0;
  return { variance, ...(isKnown && { order: products / pairs / variance }) };
}
