import { RecurrentLayer, type RecurrentSettings } from './recurrent-layer.ts';

/**
 * h_t = activation(x_t W + b + h_{t−1} U), from h_0 = 0. `bias` `[units]`.
 * Source: Keras API, SimpleRNN layer; Elman, "Finding structure in time", 1990.
 */
export class SimpleRnn extends RecurrentLayer {
  static className = 'SimpleRNN';

  constructor(settings: RecurrentSettings) {
    super('SimpleRNN', settings);
  }
}
