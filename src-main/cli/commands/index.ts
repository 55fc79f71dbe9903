import type { Command, CommandLineWord } from '../command.ts';

/** Every command with the line that the overview shows of it. */
export const commandSummaries = {
  open: 'openSummary',
  templates: 'templatesSummary',
  check: 'checkSummary',
  train: 'trainSummary',
  'find-rate': 'findRateSummary',
  evaluate: 'evaluateSummary',
  predict: 'predictSummary',
  caption: 'captionSummary',
  sample: 'sampleSummary',
  compare: 'compareSummary',
  sweep: 'sweepSummary',
  doctor: 'doctorSummary',
  data: 'dataSummary',
  serve: 'serveSummary',
  engine: 'engineSummary',
  bench: 'benchSummary',
} as const satisfies Readonly<Record<string, CommandLineWord>>;

export type CommandName = keyof typeof commandSummaries;

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commandSummaries, word);
}

/** A command's code is read only when the command is run, so that each starts as fast as it can. */
export async function loadCommand(name: CommandName): Promise<Command> {
  switch (name) {
    case 'open':
      return (await import('./open.ts')).open;
    case 'templates':
      return (await import('./templates.ts')).templates;
    case 'check':
      return (await import('./check.ts')).check;
    case 'train':
      return (await import('./train.ts')).train;
    case 'find-rate':
      return (await import('./find-rate.ts')).findRate;
    case 'evaluate':
      return (await import('./evaluate.ts')).evaluate;
    case 'caption':
      return (await import('./caption.ts')).caption;
    case 'predict':
      return (await import('./predict.ts')).predict;
    case 'sample':
      return (await import('./sample.ts')).sample;
    case 'compare':
      return (await import('./compare.ts')).compare;
    case 'sweep':
      return (await import('./sweep.ts')).sweep;
    case 'doctor':
      return (await import('./doctor.ts')).doctor;
    case 'data':
      return (await import('./data.ts')).data;
    case 'serve':
      return (await import('./serve.ts')).serve;
    case 'engine':
      return (await import('./engine-command.ts')).engineCommand;
    case 'bench':
      return (await import('./bench.ts')).bench;
  }
}
