import type { Disease } from '../disease.ts';

/** The most frequent class occurs at least so many times as often as the rarest. */
const unequalFrom = 8;

/**
 * One class so much more frequent than another that always saying it is nearly always right.
 * Source: Japkowicz and Stephen, "The class imbalance problem: a systematic study", 2002.
 */
export const imbalancedData: Disease = {
  id: 'imbalanced-data',
  explainedBy: [],
  examine: ({ spec, facts }) => {
    const counts = facts?.classes?.filter((count) => count > 0) ?? [];
    if (spec.training.balanceClasses || counts.length < 2) return undefined;
    const most = Math.max(...counts);
    const least = Math.min(...counts);
    // Of a few examples a class may be rare by chance.
    if (most < unequalFrom * least || most < 20) return undefined;
    const all = counts.reduce((sum, count) => sum + count, 0);
    return {
      evidence: { most, least, share: most / all },
      remedies: [{ kind: 'balance-classes' }],
    };
  },
};
