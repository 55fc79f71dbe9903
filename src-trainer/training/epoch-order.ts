import type { TrainingSettings } from '../../src-shared/document/document.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { shuffledIndices } from '../random/shuffle.ts';
import { turnStreams } from './turn-streams.ts';

/**
 * In which order an epoch (counted from 0) sees the training examples, `[train.count]`, by the training's settings: it
 * follows from the seed and the epoch alone. With `balanceClasses` the classes take turns, so that each comes
 * equally often; rare examples are then repeated, and of a frequent class another part is seen in every epoch. Streams
 * keep their order and are turned (`turnStreams`).
 */
export function createEpochOrder(
  {
    train,
    targetShape,
    task,
    streams,
  }: Pick<Dataset, 'train' | 'targetShape' | 'task' | 'streams'>,
  { seed, shuffle, balanceClasses }: Pick<TrainingSettings, 'seed' | 'shuffle' | 'balanceClasses'>,
): (epoch: number) => Int32Array {
  const { count } = train;
  const inOrder = Int32Array.from({ length: count }, (_, index) => index);
  const orderOf = (epoch: number): Int32Array => {
    if (!shuffle) return inOrder;
    return streams === undefined
      ? shuffledIndices(count, seed, epoch)
      : turnStreams({ count, streams }, seed, epoch);
  };
  if (!balanceClasses || task !== 'classification' || targetShape.length > 0) return orderOf;
  const labels = train.gatherTargets(inOrder);
  return (epoch) => {
    const byClass = new Map<number, number[]>();
    for (const index of orderOf(epoch)) {
      const label = labels[index] ?? 0;
      const members = byClass.get(label);
      if (members === undefined) byClass.set(label, [index]);
      else members.push(index);
    }
    const groups = [...byClass].sort(([a], [b]) => a - b).map(([, members]) => members);
    // In a fixed order the turn goes on where the last epoch left it, so that no example is left out for ever.
    const turns = Math.ceil(count / groups.length);
    const from = shuffle ? 0 : epoch * turns;
    return Int32Array.from({ length: count }, (_, at) => {
      const group = groups[at % groups.length] ?? [];
      return group[(from + Math.floor(at / groups.length)) % group.length] ?? 0;
    });
  };
}
