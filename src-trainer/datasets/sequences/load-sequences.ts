import { createHash } from 'node:crypto';

import {
  describeSequences,
  longestOfAdding,
} from '../../../src-shared/datasets/sequences/describe-sequences.ts';
import type { SequencesSource } from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { filmSide } from '../../../src-shared/datasets/sequences/movements.ts';
import { end, symbolsOf } from '../../../src-shared/datasets/sequences/symbols.ts';
import type { Dataset } from '../dataset.ts';
import { splitStratified } from '../split-stratified.ts';
import { tableExamples, type ExampleTable } from '../table-examples.ts';
import { generateAdding } from './generate-adding.ts';
import { generateOpinions } from './generate-opinions.ts';
import { generateFilms } from './generate-films.ts';
import {
  generateBrackets,
  generateEchoes,
  generateSpellings,
  generateSums,
  type AskedText,
} from './generate-texts.ts';

/** Questions and answers as tables, one row an example. */
type Tables = { readonly inputs: ExampleTable; readonly targets: ExampleTable };

/**
 * Sequences and their answers, all from the run's seed, `validationShare` of them held out (of each movement alike).
 * What is shorter than the longest is padded: symbols behind their end, pairs before their beginning.
 */
export function loadSequences(
  source: SequencesSource,
  validationShare: number,
  seed: number,
): Dataset {
  const { inputShape, inputNumbers, task, classes, symbols } = describeSequences(source);
  const { inputs, targets } = makeTables(source, seed);
  const isOneClass = task === 'classification';
  const groups =
    targets.values instanceof Int32Array && isOneClass
      ? targets.values
      : new Int32Array(targets.values.length / targets.length);
  const split = splitStratified(groups, validationShare, [seed, 'sequences', 'split']);
  return {
    inputShape,
    inputNumbers,
    task,
    ...(classes && { classes }),
    ...(symbols && { symbols }),
    ...(source.task === 'opinions' && { sentenceUnit: 'words' }),
    targetShape: isOneClass ? [] : [targets.length],
    hash: createHash('sha256').update(inputs.values).update(targets.values).digest('hex'),
    train: tableExamples(inputs, targets, split.train),
    validation: tableExamples(inputs, targets, split.validation),
  };
}

function makeTables(source: SequencesSource, seed: number): Tables {
  const { task, length } = source;
  switch (task) {
    case 'moving-dot': {
      const { pixels, labels } = generateFilms(source, seed);
      const frames = length * filmSide * filmSide;
      return {
        inputs: { values: pixels, length: frames, becomes: 'float32', divisor: 255 },
        targets: { values: labels, length: 1, becomes: 'int32', divisor: 1 },
      };
    }
    case 'adding': {
      const { pairs, sums } = generateAdding(source, seed);
      const numbers = 2 * longestOfAdding(length);
      return {
        inputs: { values: pairs, length: numbers, becomes: 'float32', divisor: 1 },
        targets: { values: sums, length: 1, becomes: 'float32', divisor: 1 },
      };
    }
    case 'spelling': {
      const texts = generateSpellings(source, seed);
      return { inputs: digitPlaces(texts, length), targets: answerTable(source, texts) };
    }
    case 'addition':
      return symbolTables(source, generateSums(source, seed));
    case 'echo': {
      const { asked = [] } = symbolsOf(source);
      return symbolTables(source, generateEchoes(source, asked.slice(1), seed));
    }
    case 'brackets':
      return symbolTables(source, generateBrackets(source, seed));
    case 'opinions': {
      const opinions = generateOpinions(source, seed);
      const { asked = [] } = symbolsOf(source);
      const [steps = 1] = describeSequences(source).inputShape;
      const verdicts = Int32Array.from(opinions, ({ verdict }) => verdict);
      return {
        inputs: symbolTable(
          opinions.map(({ words }) => words),
          ...([asked, steps] as const),
        ),
        targets: { values: verdicts, length: 1, becomes: 'int32', divisor: 1 },
      };
    }
  }
}

function symbolTables(source: SequencesSource, texts: readonly AskedText[]): Tables {
  const { inputShape } = describeSequences(source);
  const { asked = [] } = symbolsOf(source);
  const questions = texts.map((text) => text.asked);
  return {
    inputs: symbolTable(questions, asked, inputShape[0] ?? 1),
    targets: answerTable(source, texts),
  };
}

/** Answers with the end behind them, where the task has one. */
function answerTable(source: SequencesSource, texts: readonly AskedText[]): ExampleTable {
  const { answered = [], steps } = symbolsOf(source);
  const ends = answered.includes(end) ? [end] : [];
  const answers = texts.map((text) => [...text.answered, ...ends]);
  return symbolTable(answers, answered, steps);
}

/** `[texts, steps]` symbols by number, padding (0) where there is none. */
function symbolTable(
  texts: readonly (readonly (string | undefined)[])[],
  symbols: readonly string[],
  steps: number,
): ExampleTable {
  const numbers = new Map(symbols.map((symbol, number) => [symbol, number]));
  const values = new Int32Array(texts.length * steps);
  for (const [row, text] of texts.entries()) {
    if (text.length > steps) throw new RangeError(`${text.length} symbols for ${steps} places`);
    for (const [at, symbol] of text.entries()) {
      if (symbol === undefined) continue;
      const number = numbers.get(symbol);
      if (number === undefined) throw new RangeError(`no symbol ${symbol}`);
      values[row * steps + at] = number;
    }
  }
  return { values, length: steps, becomes: 'int32', divisor: 1 };
}

/** Each digit of a number as one of ten places: `[texts, 10 · digits]`. */
function digitPlaces(texts: readonly AskedText[], digits: number): ExampleTable {
  const length = 10 * digits;
  const values = new Uint8Array(texts.length * length);
  for (const [row, { asked }] of texts.entries()) {
    for (const [place, digit] of asked.entries()) {
      values[row * length + 10 * place + Number(digit)] = 1;
    }
  }
  return { values, length, becomes: 'float32', divisor: 1 };
}
