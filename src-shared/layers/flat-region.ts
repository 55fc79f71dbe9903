import { flatEnds } from '../protocol/layer-reading.ts';
import type { ActivationName } from './activation-names.ts';

/** Where an activation is flat: at and below `low`, at and above `high`. */
export type FlatRegion = { readonly low?: number; readonly high?: number };

/** A slope below this part of the steepest lets next to nothing of a gradient through. */
const flatSlope = 0.03;
/** Source: Klambauer et al., "Self-normalizing neural networks", 2017. */
const seluAlpha = 1.6732632423543772;

const logit = (p: number): number => Math.log(p / (1 - p));

/**
 * The inputs at which an activation's slope is next to nothing; `undefined` where there are none. Of tanh and sigmoid
 * they are those beyond `flatEnds`, of ReLU all up to 0, of the others those with less than 3 % of the slope that they
 * have on their steep side. Softmax has no slope of one number.
 */
export function flatRegionOf(name: ActivationName): FlatRegion | undefined {
  switch (name) {
    case 'relu':
      return { low: 0 };
    case 'tanh':
      return { low: -Math.atanh(flatEnds.tanh), high: Math.atanh(flatEnds.tanh) };
    case 'sigmoid':
      return { low: logit(flatEnds.sigmoidLow), high: logit(flatEnds.sigmoidHigh) };
    case 'elu':
      // The slope below 0 is e^x.
      return { low: Math.log(flatSlope) };
    case 'selu':
      return { low: Math.log(flatSlope / seluAlpha) };
    case 'gelu':
      // Φ(x) + x φ(x) = -0.03, the second time that it is: below, it comes back to 0.
      return { low: -2.6102 };
    case 'softplus':
      return { low: logit(flatSlope) };
    case 'softsign': {
      const end = 1 / Math.sqrt(flatSlope) - 1;
      return { low: -end, high: end };
    }
    case 'linear':
    case 'leakyRelu':
    case 'softmax':
      return undefined;
  }
}
