import type { Model } from '../model/model.ts';

/** The share that each Dropout layer drops, `[0, 1)`, by node id. */
export type DropoutRates = ReadonlyMap<string, number>;

/** The rates that the network was drawn with. */
export function dropoutRatesOf({ spec }: Pick<Model, 'spec'>): DropoutRates {
  return new Map(
    spec.layers.flatMap(({ id, type, config }) => {
      const rate = config['rate'];
      return type === 'Dropout' && typeof rate === 'number' ? [[id, rate] as const] : [];
    }),
  );
}
