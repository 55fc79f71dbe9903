import { ProblemError } from '../../src-shared/problem.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { groupsOf, rankGroup } from '../alignment/rank-group.ts';
import { isAligning } from '../alignment/read-places.ts';
import { heldOutExamples, ofTraining } from '../datasets/held-out-examples.ts';
import type { RequestSurroundings } from './answer-request.ts';
import { lookAtNetwork } from './look-at-network.ts';

/** Ranks one group of held-out pictures and their sentences. Rejects with `run-aligns-nothing` where a network brings none together. */
export function rankAlignment(
  request: Extract<TrainerCommand, { type: 'alignment-ranks' }>,
  surroundings: RequestSurroundings,
): Promise<Answer> {
  return surroundings.kept.inTurn(async () => {
    const { model, dataset, step } = await lookAtNetwork(request, surroundings);
    if (!isAligning(model)) throw new ProblemError('run-aligns-nothing');
    const examples = heldOutExamples(dataset);
    const { size, groups } = groupsOf(examples.count);
    const { group } = request.asked;
    const length = group < groups ? size : 0;
    const indices = Int32Array.from({ length }, (_, at) => group * size + at);
    const { pictures, sentences } =
      length === 0 ? { pictures: [], sentences: [] } : rankGroup(model, dataset, examples, indices);
    const ranks = { step, among: Math.max(1, size), groups, pictures, sentences };
    return { kind: 'alignment-ranks', ranks: { ...ranks, ...ofTraining(dataset) } };
  });
}
