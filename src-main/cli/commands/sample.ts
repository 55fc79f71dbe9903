import { checkpointAsked, checkpointOption } from '../checkpoint-option.ts';
import { exitCodes, type Command } from '../command.ts';
import { askTrainer, findRunFolder } from '../with-trainer.ts';

const firstLength = 200;
const largestSeed = 4_294_967_295;

/** `lienzo sample <run> [--prime TEXT] ...`: text that a trained character model writes. */
export const sample: Command = {
  usage:
    'sample <run> [--prime TEXT] [--length N] [--temperature T] [--top-k K] [--top-p P] [--seed S] [--checkpoint best|last] [--json]',
  summary: 'sampleSummary',
  options: {
    prime: { argument: 'TEXT', help: 'optionPrime' },
    length: { argument: 'N', help: 'optionLength' },
    temperature: { argument: 'T', help: 'optionTemperature' },
    'top-k': { argument: 'K', help: 'optionTopK' },
    'top-p': { argument: 'P', help: 'optionTopP' },
    seed: { argument: 'S', help: 'optionSeed' },
    ...checkpointOption,
  },
  positionals: { min: 1, max: 1 },
  run: async ({ positionals: [word = ''], text, whole, number, choice }, io) => {
    const topK = whole('top-k', { min: 1, max: 100_000 });
    const topP = number('top-p', { min: 0.001, max: 1 });
    const request = {
      prime: text('prime') ?? '',
      length: whole('length', { min: 1, max: 100_000 }) ?? firstLength,
      temperature: number('temperature', { min: 0, max: 10 }) ?? 1,
      ...(topK !== undefined && { topK }),
      ...(topP !== undefined && { topP }),
      ...checkpointAsked({ choice }),
      seed: whole('seed', { min: 0, max: largestSeed }) ?? 1,
    };
    const dir = await findRunFolder(word);
    const answer = await askTrainer('sample', { type: 'sample', dir, ...request }, io);
    const { kind, ...written } = answer;
    io.stdout(io.json ? JSON.stringify({ type: kind, ...written }) : written.text);
    return exitCodes.done;
  },
};
