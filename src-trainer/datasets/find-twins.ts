import type { DataLook } from '../../src-shared/datasets/data-look.ts';

/** What stands for the numbers of each example, and its answer, in the order of the examples. */
export type Fingerprints = {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
};

type Twins = Pick<DataLook, 'duplicates' | 'leaks' | 'contradictions'>;

/** So many of each kind are named. */
const named = 24;

/** Finds examples that hold the very same numbers, within the training part and between the parts. */
export function findTwins(train: Fingerprints, validation: Fingerprints): Twins {
  const first = new Map<number, number>();
  const duplicates = collect();
  const contradictions = collect();
  const leaks = collect();
  for (const [example, print] of train.inputs.entries()) {
    const same = first.get(print);
    if (same === undefined) {
      first.set(print, example);
    } else {
      const found = train.targets[same] === train.targets[example] ? duplicates : contradictions;
      found.add(example, same);
    }
  }
  for (const [example, print] of validation.inputs.entries()) {
    const same = first.get(print);
    if (same !== undefined) leaks.add(example, same);
  }
  return {
    duplicates: duplicates.found(),
    contradictions: contradictions.found(),
    leaks: leaks.found(),
  };
}

function collect() {
  const first: { example: number; same: number }[] = [];
  let count = 0;
  return {
    add: (example: number, same: number) => {
      count += 1;
      if (first.length < named) first.push({ example, same });
    },
    found: () => ({ count, first }),
  };
}
