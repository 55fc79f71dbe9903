import type { Examples } from './dataset.ts';

/** Those examples whose numbers stand in `members`, numbered by their places there. */
export function pickExamples(examples: Examples, members: Int32Array): Examples {
  const inside = (indices: Int32Array): Int32Array =>
    Int32Array.from(indices, (index) => {
      const member = members[index];
      if (member === undefined) throw new RangeError(`no example ${index} of ${members.length}`);
      return member;
    });
  const { resident } = examples;
  return {
    count: members.length,
    gatherInputs: (indices) => examples.gatherInputs(inside(indices)),
    gatherTargets: (indices) => examples.gatherTargets(inside(indices)),
    forEpoch: (epoch) => pickExamples(examples.forEpoch(epoch), members),
    ...(resident && {
      resident: { ...resident, placesOf: (indices) => resident.placesOf(inside(indices)) },
    }),
  };
}
