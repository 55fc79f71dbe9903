import type { Sentence } from '../../src-shared/captioning/bleu.ts';
import type { SearchedCaption } from '../../src-shared/captioning/beam-tree.ts';
import type {
  CaptionEvaluation,
  CaptionFigures,
  CaptionOverlap,
} from '../../src-shared/captioning/figures.ts';
import { sceneVocabulary } from '../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { captionedExamples } from '../datasets/captioned-examples.ts';
import {
  captionScenes,
  splitScenes,
  type CaptionedScenes,
  type ScenesSource,
} from '../datasets/load-scenes.ts';
import type { Model } from '../model/model.ts';
import { evaluateExamples } from '../training/evaluate-examples.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { compareCaptions, judgeCaptions } from './judge-captions.ts';
import { sayCaptions } from './say-captions.ts';

/** Sentences that go on side by side, where nothing else is asked for. */
export const usualBeamWidth = 3;
/** Scenes of pairs that were kept out of training. */
const heldOutCount = 500;

/**
 * What a captioner is worth on the scenes that its run held out, and beside them on scenes made of nothing but the
 * colour and shape pairs that were kept out of training: by a beam, and by always taking the likeliest word.
 */
export async function evaluateCaptions(
  model: Model,
  spec: RunSpec,
  source: ScenesSource,
): Promise<CaptionEvaluation & { readonly examples: number; readonly loss: number }> {
  const { validation } = splitScenes(source.count, spec.data.validationShare);
  if (validation.length === 0) throw new ProblemError('data-nothing-held-out');
  const unseen = captionScenes(source, validation, 'trained');
  const examples = captionedExamples(unseen, allOf(unseen));
  const { batchSize } = spec.training;
  const shapes = { inputShape: inputShapeOf(spec), targetShape: [unseen.steps] };
  const { loss } = await evaluateExamples(model, shapes, examples, { batchSize });
  const heldOut = captionScenes(source, Array(heldOutCount).keys(), 'held-out');
  const [beam, greedy, heldOutPairs] = [
    await judge(model, spec, source, unseen, usualBeamWidth),
    await judge(model, spec, source, unseen, 1),
    await judge(model, spec, source, heldOut, usualBeamWidth),
  ];
  return { loss, beamWidth: usualBeamWidth, ...beam, greedy, heldOutPairs };
}

/**
 * What a captioner is worth on the pictures of a person's own that its run held out, by a beam and by always taking the
 * likeliest word. Nobody knows what they show, so that only the overlap with their captions is told.
 */
export async function evaluateOwnCaptions(
  model: Model,
  spec: RunSpec,
  { validation, vocabulary = [], targetShape, captionsOf }: Dataset,
): Promise<CaptionEvaluation & { readonly examples: number; readonly loss: number }> {
  if (validation.count === 0) throw new ProblemError('data-nothing-held-out');
  const inputShape = inputShapeOf(spec);
  const { batchSize } = spec.training;
  const shapes = { inputShape, targetShape };
  const { loss } = await evaluateExamples(model, shapes, validation, { batchSize });
  const indices = Int32Array.from({ length: validation.count }, (_, index) => index);
  const references = Array.from(indices, (index) => captionsOf?.(index) ?? []);
  const overlap = async (width: number): Promise<CaptionOverlap> => {
    const said = await sayCaptions(model, inputShape, validation, indices, { width });
    return compareCaptions(
      said.map((caption) => wordsOf(caption, vocabulary)),
      references,
    );
  };
  const [beam, greedy] = [await overlap(usualBeamWidth), await overlap(1)];
  return { loss, beamWidth: usualBeamWidth, ...beam, greedy };
}

async function judge(
  model: Model,
  spec: RunSpec,
  { language, frames }: ScenesSource,
  scenes: CaptionedScenes,
  width: number,
): Promise<CaptionFigures> {
  const indices = allOf(scenes);
  const examples = captionedExamples(scenes, indices);
  const said = await sayCaptions(model, inputShapeOf(spec), examples, indices, { width });
  const vocabulary = sceneVocabulary(language, frames);
  return judgeCaptions(
    said.map((caption) => wordsOf(caption, vocabulary)),
    scenes,
    language,
  );
}

/** The words that a search found. */
export function wordsOf({ words }: SearchedCaption, vocabulary: readonly string[]): Sentence {
  return words.map((word) => vocabulary[word] ?? '');
}

function inputShapeOf({ model }: RunSpec): readonly number[] {
  return model.inputs.find(({ numbers }) => numbers === 'float')?.shape ?? [];
}

function allOf({ scenes }: CaptionedScenes): Int32Array<ArrayBuffer> {
  return Int32Array.from(scenes.keys());
}
