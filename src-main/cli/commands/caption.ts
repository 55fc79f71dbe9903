import { resolve } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { formatPercent } from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { checkpointAsked, checkpointOption } from '../checkpoint-option.ts';
import { exitCodes, type Command } from '../command.ts';
import { listInputs } from '../list-inputs.ts';
import { refuse } from '../refuse.ts';
import { writeBeamTree } from '../write-beam-tree.ts';
import { askTrainer, findRunFolder } from '../with-trainer.ts';

const mostInputs = 1_000;
const usualBeam = 3;

/** `lienzo caption <run> <image or folder>... [--beam B] [--tree] [--json]`: what a trained captioner says of pictures. */
export const caption: Command = {
  usage: 'caption <run> <image|folder>... [--beam B] [--tree] [--checkpoint best|last] [--json]',
  summary: 'captionSummary',
  options: {
    beam: { argument: 'B', help: 'optionBeam' },
    tree: { help: 'optionTree' },
    ...checkpointOption,
  },
  positionals: { min: 2, max: 1 + mostInputs },
  run: async ({ positionals: [word = '', ...words], whole, has, choice }, io) => {
    const beamWidth = whole('beam', { min: 1, max: 50 }) ?? usualBeam;
    const dir = await findRunFolder(word);
    // Every input is a picture, and the trainer stands in another folder.
    const listed = await listInputs(words);
    const inputs = listed.map(({ input }) => resolve(input));
    const asGiven = new Map(listed.map(({ given }, at) => [inputs[at], given]));
    const isTreeWanted = has('tree');
    const chosen = checkpointAsked({ choice });
    const request = { type: 'caption', dir, inputs, beamWidth, isTreeWanted, ...chosen } as const;
    const { items, refused = [] } = await askTrainer('captions', request, io);
    for (const item of items) {
      const input = asGiven.get(item.input) ?? item.input;
      if (io.json) {
        io.stdout(JSON.stringify({ type: 'caption', ...item, input }));
        continue;
      }
      const details = {
        input,
        caption: item.caption,
        probability: formatPercent(Math.exp(item.logProbability), 1, io.language),
      };
      const texts = messages(io.language).commandLine;
      io.stdout(fill(texts.captioned, details, io.language));
      if (item.tree === undefined) continue;
      io.stdout(texts.captionedTree);
      for (const line of writeBeamTree(item.tree, io.language)) io.stdout(line);
    }
    for (const { problem } of refused) refuse(problem, io);
    return refused.length === 0 ? exitCodes.done : exitCodes.refused;
  },
};
