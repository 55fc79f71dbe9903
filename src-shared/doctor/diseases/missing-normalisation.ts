import type { Disease } from '../disease.ts';
import type { Evidence } from '../evidence.ts';
import type { Remedy } from '../remedy.ts';

/** Inputs further from 0 than this are too large for weights that are drawn for numbers around 1. */
const largestScale = 20;
/** Features whose deviations differ by more than this factor are learned from very unequally. */
const largestRatio = 300;

/**
 * Inputs of very large or very unequal scales that nothing standardises before the first weights.
 * Source: LeCun, Bottou, Orr and Müller, "Efficient backprop", 1998, section 4.3.
 */
export const missingNormalisation: Disease = {
  id: 'missing-normalisation',
  explainedBy: [],
  examine: (evidence) => {
    const scale = evidence.facts?.scale;
    if (scale === undefined || isNormalised(evidence)) return undefined;
    const most = Math.max(scale.mean, scale.largest);
    const ratio = scale.smallest > 0 ? scale.largest / scale.smallest : 1;
    const isUneven = ratio > largestRatio && scale.largest > 3;
    if (most <= largestScale && !isUneven) return undefined;
    return {
      nodeId: evidence.spec.model.inputs[0]?.id,
      evidence: { mean: scale.mean, largest: scale.largest, smallest: scale.smallest },
      remedies: remediesFor(evidence),
    };
  },
};

/** Whether every way from an input begins with a normalisation. */
function isNormalised({ spec: { model } }: Evidence): boolean {
  const inputs = new Set(model.inputs.map(({ id }) => id));
  const first = model.layers.filter(({ from }) => from.some((id) => inputs.has(id)));
  return (
    first.length > 0 &&
    first.every(({ type }) => type === 'BatchNormalization' || type === 'LayerNormalization')
  );
}

function remediesFor({ spec }: Evidence): readonly Remedy[] {
  const normalise: Remedy = {
    kind: 'insert-normalisation',
    nodeIds: spec.model.inputs.map(({ id }) => id),
  };
  return spec.data.standardise === false ? [{ kind: 'standardise' }, normalise] : [normalise];
}
