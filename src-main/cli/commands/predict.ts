import { fill } from '../../../src-shared/messages/fill.ts';
import { formatPercent } from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { checkpointAsked, checkpointOption } from '../checkpoint-option.ts';
import { exitCodes, type Command } from '../command.ts';
import { listInputs } from '../list-inputs.ts';
import { refuse } from '../refuse.ts';
import { askTrainer, findRunFolder } from '../with-trainer.ts';

const mostInputs = 1_000;

/** `lienzo predict <run> <image or folder of images or text file or CSV row or CSV file>... [--json]`: what a trained network says of inputs. */
export const predict: Command = {
  usage: 'predict <run> <image|folder|text file|row|table>... [--checkpoint best|last] [--json]',
  summary: 'predictSummary',
  options: checkpointOption,
  positionals: { min: 2, max: 1 + mostInputs },
  run: async ({ positionals: [word = '', ...words], choice }, io) => {
    const dir = await findRunFolder(word);
    const listed = await listInputs(words);
    const inputs = listed.map(({ input }) => input);
    const request = { type: 'predict', dir, inputs, ...checkpointAsked({ choice }) } as const;
    const { items, refused = [] } = await askTrainer('predictions', request, io);
    const asGiven = new Map(listed.map(({ given, input }) => [input, given]));
    for (const item of items) {
      const { predicted, label, probabilities } = item;
      // Of a table's file there is an answer for each row.
      const input = asGiven.get(item.input) ?? item.input;
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
        // A float32 has seven digits.
        predicted: label ?? Number(predicted.toPrecision(7)),
        probability: formatPercent(probability ?? 0, 2, io.language),
      };
      io.stdout(fill(sentence, details, io.language));
    }
    for (const { problem } of refused) refuse(problem, io);
    return refused.length === 0 ? exitCodes.done : exitCodes.refused;
  },
};
