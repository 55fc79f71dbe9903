import type { ParameterCount } from './define-layer.ts';

/**
 * The weights of a recurrent layer with gates: for each gate a kernel `[input, units]`, a recurrent kernel
 * `[units, units]` and `biases` vectors `[units]` (LSTM has 1; GRU with the reset after the product has 2).
 * Source: Keras API, LSTM and GRU layers.
 */
export function countGatedParameters(layer: {
  readonly gates: number;
  readonly input: number;
  readonly units: number;
  readonly biases: number;
}): ParameterCount {
  const { gates, input, units, biases } = layer;
  const unit = BigInt(units);
  const count = BigInt(gates) * unit * (BigInt(input) + unit + BigInt(biases));
  const bias = biases === 0 ? '' : biases === 1 ? ` + ${units}` : ` + ${biases} × ${units}`;
  const each = `${input} × ${units} + ${units} × ${units}${bias}`;
  return { count, formula: `${gates} × (${each}) = ${count}` };
}
