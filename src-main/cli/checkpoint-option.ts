import {
  checkpointChoices,
  type CheckpointChoice,
} from '../../src-shared/runs/checkpoint-choice.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './command.ts';

/** `--checkpoint best|last`, for the commands that ask a trained network something. */
export const checkpointOption = {
  checkpoint: { argument: 'best|last', help: 'optionCheckpoint' },
} as const satisfies Readonly<Record<string, Option>>;

/** Which checkpoint was asked for, as a request says it; nothing where the newest is meant. */
export function checkpointAsked({ choice }: Pick<Arguments, 'choice'>): {
  readonly checkpoint?: CheckpointChoice;
} {
  const checkpoint = choice('checkpoint', checkpointChoices);
  return checkpoint === undefined ? {} : { checkpoint };
}
