import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { formatPercent } from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { checkpointAsked, checkpointOption } from '../checkpoint-option.ts';
import { exitCodes, type Command } from '../command.ts';
import { askTrainer, findRunFolder } from '../with-trainer.ts';

const mostInputs = 1_000;

/** `lienzo predict <run> <image or text file or CSV row>... [--json]`: what a trained network says of inputs. */
export const predict: Command = {
  usage: 'predict <run> <image|text file|row>... [--checkpoint best|last] [--json]',
  summary: 'predictSummary',
  options: checkpointOption,
  positionals: { min: 2, max: 1 + mostInputs },
  run: async ({ positionals: [word = '', ...words], choice }, io) => {
    const dir = await findRunFolder(word);
    // The trainer stands in another folder; what is no file is a row of numbers and goes as it is.
    const inputs = words.map((input) => (existsSync(input) ? resolve(input) : input));
    const request = { type: 'predict', dir, inputs, ...checkpointAsked({ choice }) } as const;
    const { items } = await askTrainer('predictions', request, io);
    for (const [index, item] of items.entries()) {
      const { predicted, label, probabilities } = item;
      const input = words[index] ?? item.input;
      if (io.json) {
        io.stdout(JSON.stringify({ type: 'prediction', input, predicted, label, probabilities }));
        continue;
      }
      const sentences = messages(io.language).commandLine;
      const probability = probabilities.length === 0 ? undefined : Math.max(...probabilities);
      const sentence =
        probability === undefined ? sentences.predictionNumber : sentences.prediction;
      const details = {
        input,
        predicted: label ?? predicted,
        probability: formatPercent(probability ?? 0, 2, io.language),
      };
      io.stdout(fill(sentence, details, io.language));
    }
    return exitCodes.done;
  },
};
