import type { Command } from '../command.ts';
import { runEngineCommand } from './engine.ts';

/** `lienzo engine ...`, as one of the commands. */
export const engineCommand: Command = {
  usage: 'engine [list|install|remove|pack|doctor] [ENGINE] [--from PATH] [--out DIR]',
  summary: 'engineSummary',
  options: {
    from: { argument: 'PATH', help: 'optionFrom' },
    out: { argument: 'DIR', help: 'optionPackOut' },
  },
  positionals: { min: 0, max: 2 },
  run: ({ positionals, text }, io) => {
    const words = [...positionals];
    for (const name of ['from', 'out']) {
      const value = text(name);
      if (value !== undefined) words.push(`--${name}=${value}`);
    }
    return runEngineCommand(words, io);
  },
};
