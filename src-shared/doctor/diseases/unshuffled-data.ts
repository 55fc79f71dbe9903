import type { Disease } from '../disease.ts';

/** From this on neighbours resemble each other too much (see `DataFacts.order`). */
const sortedFrom = 0.25;

/**
 * Examples that are kept in an order and are seen in it: each step then pulls towards what its batch happens to be.
 * Source: Bengio, "Practical recommendations for gradient-based training of deep architectures", 2012, section 3.1.
 */
export const unshuffledData: Disease = {
  id: 'unshuffled-data',
  explainedBy: [],
  examine: ({ spec, facts, stepsPerEpoch }) => {
    const order = facts?.order;
    const { shuffle, balanceClasses } = spec.training;
    if (shuffle || order === undefined || order < sortedFrom || stepsPerEpoch < 2) return undefined;
    if (balanceClasses && facts?.classes !== undefined) return undefined;
    return { evidence: { order, stepsPerEpoch }, remedies: [{ kind: 'shuffle' }] };
  },
};
