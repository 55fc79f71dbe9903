import * as tf from '@tensorflow/tfjs-core';

import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { answerText, isAskedAt } from '../../src-shared/datasets/sequences/answer-text.ts';
import { likeliestSymbols } from '../../src-shared/datasets/sequences/judge-answer.ts';
import type { SequencesSource } from '../../src-shared/datasets/sequences/sequences-source.ts';
import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { isAligning } from '../alignment/read-places.ts';
import {
  readInput,
  readInputFile,
  type InputTarget,
  type NetworkInput,
} from '../datasets/read-input.ts';
import { isTableFile, readTableFile } from '../datasets/read-table-file.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { classCountOf } from '../run/check-fit.ts';
import { readRun } from '../run/read-run.ts';
import { readQuestion } from '../sequences/read-question.ts';
import { toInputs } from '../training/batch.ts';
import { readVerdict } from '../training/verdicts.ts';
import { takeInputs } from './take-inputs.ts';

type Predictions = Extract<Answer, { kind: 'predictions' }>;

/** What a run's network says of pictures, texts or rows of numbers, one after the other. */
export async function predictWithRun(
  request: Extract<TrainerCommand, { type: 'predict' }>,
): Promise<Answer> {
  const { run, model } = await readRun(request.dir, request.checkpoint ?? 'last');
  try {
    if (isAligning(model)) throw new ProblemError('run-aligns', { dir: request.dir });
    if (run.data.task === 'captioning') {
      throw new ProblemError('run-says-captions', { dir: request.dir });
    }
    const { source } = run.spec.data;
    if (source.kind === 'sequences' && source.task === 'moving-dot') {
      throw new ProblemError('run-watches-films', { dir: request.dir });
    }
    if (source.kind === 'sequences' && run.data.task === 'sequence') {
      return await answerQuestions(model, source, request.inputs, run.data.classes ?? []);
    }
    const { inputShape, vocabulary, tokens, symbols, sentenceUnit, table, pictures, classes } =
      run.data;
    const sentences = sentenceUnit && { unit: sentenceUnit, symbols: symbols ?? [] };
    const isClassifying = classCountOf(run.spec.model) !== undefined;
    const items: Predictions['items'] = [];
    const target = { shape: inputShape, vocabulary, tokens, table, pictures, sentences };
    const answer = ({ input, kind, values }: Asked): void => {
      const said = kind === 'characters' ? readLastPlace(model, values) : readOutput(model, values);
      const predicted = isClassifying
        ? readVerdict(said, said.length, 0).predicted
        : inOwnUnits(run.data.target, said[0] ?? 0);
      const label = isClassifying ? classes?.[predicted] : undefined;
      items.push({
        input,
        predicted,
        ...(label !== undefined && { label }),
        probabilities: isClassifying ? [...bothWays(said)] : [],
      });
    };
    const refused = await takeInputs(request.inputs, (input) => readOne(input, target, answer));
    return { kind: 'predictions', items, ...refused };
  } finally {
    model.dispose();
  }
}

type Asked = { readonly input: string } & NetworkInput;

/** Reads what was given; the file of a table is as many inputs as it has rows. */
async function readOne(
  input: string,
  target: InputTarget,
  answer: (asked: Asked) => void,
): Promise<void> {
  const { table } = target;
  if (table === undefined || !isTableFile(input)) {
    answer({ input, ...(await readInput(input, target)) });
    return;
  }
  for (const row of readTableFile(input, await readInputFile(input), table)) {
    answer({ kind: 'numbers', ...row });
  }
}

/** Answers of symbols to questions that a person typed; `predicted` is the number of the first one that is asked for. */
async function answerQuestions(
  model: Model,
  source: SequencesSource,
  questions: readonly string[],
  symbols: readonly string[],
): Promise<Answer> {
  const items: Predictions['items'] = [];
  const refused = await takeInputs(questions, (input) => {
    const said = readOutput(model, readQuestion(input, source));
    const answer = likeliestSymbols(said, symbols.length);
    const count = Array.from(input.trim()).length;
    const asked = answer.map((symbol, place) => (isAskedAt(source, place, count) ? symbol : 0));
    const label = answerText(source, asked, symbols);
    items.push({
      input,
      predicted: asked.find((symbol) => symbol !== 0) ?? 0,
      label,
      probabilities: [],
    });
  });
  return { kind: 'predictions', items, ...refused };
}

/** The probabilities of both classes where a network ends in the one of class 1. */
function bothWays(said: Float32Array): readonly number[] {
  const [positive] = said;
  return said.length === 1 && positive !== undefined ? [1 - positive, positive] : [...said];
}

/** The first output's numbers for one example. */
function readOutput(model: Model, values: Float32Array | Int32Array): Float32Array {
  const name = model.outputs[0]?.from ?? '';
  return tf.tidy(() => {
    const plan = planForward(model, [name]);
    const all = runForward(plan, toInputs(model.spec, values, 1), { isTraining: false });
    return readValue(all, name).dataSync<'float32'>().slice();
  });
}

/** What a character model says after the last of these characters. */
function readLastPlace(model: Model, characters: Int32Array): Float32Array {
  const window = model.spec.inputs[0]?.shape[0] ?? characters.length;
  const padded = new Int32Array(window);
  padded.set(characters);
  const all = readOutput(model, padded);
  const vocabulary = all.length / window;
  return all.slice((characters.length - 1) * vocabulary, characters.length * vocabulary);
}
