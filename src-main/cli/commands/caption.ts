import { resolve } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { formatPercent } from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { exitCodes, type Command } from '../command.ts';
import { askTrainer, findRunFolder } from '../with-trainer.ts';

const mostInputs = 1_000;
const usualBeam = 3;

/** `lienzo caption <run> <image>... [--beam B] [--json]`: what a trained captioner says of pictures. */
export const caption: Command = {
  usage: 'caption <run> <image>... [--beam B] [--json]',
  summary: 'captionSummary',
  options: { beam: { argument: 'B', help: 'optionBeam' } },
  positionals: { min: 2, max: 1 + mostInputs },
  run: async ({ positionals: [word = '', ...words], whole }, io) => {
    const beamWidth = whole('beam', { min: 1, max: 50 }) ?? usualBeam;
    const dir = await findRunFolder(word);
    // The trainer stands in another folder.
    const inputs = words.map((input) => resolve(input));
    const { items } = await askTrainer('captions', { type: 'caption', dir, inputs, beamWidth }, io);
    for (const [index, item] of items.entries()) {
      const input = words[index] ?? item.input;
      if (io.json) {
        io.stdout(JSON.stringify({ type: 'caption', ...item, input }));
        continue;
      }
      const details = {
        input,
        caption: item.caption,
        probability: formatPercent(Math.exp(item.logProbability), 1, io.language),
      };
      io.stdout(fill(messages(io.language).commandLine.captioned, details, io.language));
    }
    return exitCodes.done;
  },
};
