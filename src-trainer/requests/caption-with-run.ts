import type { SaidCaption } from '../../src-shared/captioning/said-caption.ts';
import type { PicturePlan } from '../../src-shared/datasets/imported-dataset.ts';
import { specialWords } from '../../src-shared/datasets/caption-words.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { isAligning } from '../alignment/read-places.ts';
import { wordsOf } from '../captioning/evaluate-captions.ts';
import { sayCaptions } from '../captioning/say-captions.ts';
import { tellTree } from '../captioning/tell-tree.ts';
import { readInput } from '../datasets/read-input.ts';
import { readRun } from '../run/read-run.ts';
import { takeInputs } from './take-inputs.ts';

/** What a run's network says of pictures, one after the other, with the probability of every word. */
export async function captionWithRun(
  request: Extract<TrainerCommand, { type: 'caption' }>,
): Promise<Answer> {
  const { run, model } = await readRun(request.dir, request.checkpoint ?? 'last');
  try {
    const { inputShape, vocabulary, task, pictures } = run.data;
    if (isAligning(model)) throw new ProblemError('run-aligns', { dir: request.dir });
    if (vocabulary === undefined || task !== 'captioning') {
      throw new ProblemError('run-says-no-captions', { dir: request.dir });
    }
    const [height = 1, width = 1, channels = 1] = inputShape;
    const coloured: PicturePlan = { height, width, channels: 3, fit: 'crop' };
    // What sees two frames says by its shape how a picture becomes that.
    const plan = pictures ?? (channels === 6 ? undefined : coloured);
    const { isTreeWanted = false } = request;
    const items: SaidCaption[] = [];
    const refused = await takeInputs(request.inputs, async (input) => {
      const { values } = await readInput(input, { shape: inputShape, pictures: plan });
      const one = { gatherInputs: () => values };
      const search = { width: request.beamWidth, isTreeKept: isTreeWanted };
      const [said] = await sayCaptions(model, inputShape, one, Int32Array.of(0), search);
      if (said === undefined) throw new Error('nothing was said of a picture');
      const words = wordsOf(said, vocabulary);
      items.push({
        input,
        caption: words.join(' '),
        words: said.logProbabilities.map((logProbability, at) => ({
          word: words[at] ?? specialWords[2],
          probability: Math.exp(logProbability),
        })),
        logProbability: said.total,
        ...(isTreeWanted && { tree: tellTree(said, vocabulary) }),
      });
    });
    return { kind: 'captions', items, ...refused };
  } finally {
    model.dispose();
  }
}
