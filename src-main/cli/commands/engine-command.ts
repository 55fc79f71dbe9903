import type { Command } from '../command.ts';
import { runEngineCommand } from './engine.ts';

/** `lienzo engine ...`, as one of the commands. */
export const engineCommand: Command = {
  usage: 'engine [list|install [--from PATH]|remove|doctor]',
  summary: 'engineSummary',
  options: { from: { argument: 'PATH', help: 'optionFrom' } },
  positionals: { min: 0, max: 1 },
  run: ({ positionals, text }, io) => {
    const from = text('from');
    return runEngineCommand([...positionals, ...(from === undefined ? [] : ['--from', from])], io);
  },
};
