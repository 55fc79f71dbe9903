import type { LayerReading, LayerStatistics } from '../protocol/layer-reading.ts';
import type { LayerSpec } from '../spec/run-spec.ts';
import type { Evidence } from './evidence.ts';

/** The reading of the weights that a run began with. */
export function firstReading({ readings }: Pick<Evidence, 'readings'>): LayerReading | undefined {
  return readings[0]?.step === 0 ? readings[0] : undefined;
}

/** Layers with a gradient, in the network's order; normalisations, whose gradient is of another kind, left out. */
export function ladderOf(
  { spec }: Pick<Evidence, 'spec'>,
  reading: LayerReading,
): { readonly nodeId: string; readonly norm: number }[] {
  const typeOf = new Map(spec.model.layers.map(({ id, type }) => [id, type]));
  return reading.layers.flatMap(({ nodeId, gradientNorm }) => {
    const type = typeOf.get(nodeId);
    if (gradientNorm === undefined || type === undefined) return [];
    if (type === 'BatchNormalization' || type === 'LayerNormalization') return [];
    return [{ nodeId, norm: gradientNorm ?? Infinity }];
  });
}

/** The middle one of the layers' update ratios in a reading; `undefined` where it has none. */
export function typicalRatio({ layers }: LayerReading): number | undefined {
  const ratios = layers
    .flatMap(({ updateRatio }) => (updateRatio === undefined ? [] : [updateRatio ?? Infinity]))
    .sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)];
}

/**
 * Whether a layer, or any hidden one where none is named, began with weights that are all 0: what follows from it is
 * no matter of the rate or of what the units bend.
 */
export function beganAtZero(
  evidence: Pick<Evidence, 'readings' | 'spec'>,
  nodeId?: string,
): boolean {
  const hidden = new Set(idsOf(hiddenLayers(evidence)));
  const first = firstReading(evidence)?.layers ?? [];
  return first.some(
    (layer) =>
      (nodeId === undefined ? hidden.has(layer.nodeId) : layer.nodeId === nodeId) &&
      layer.weightNorm === 0,
  );
}

/** The layer with the largest of what `read` gives; those for which it gives nothing are left out. */
export function worstLayer(
  { layers }: LayerReading,
  read: (layer: LayerStatistics) => number | undefined,
): { readonly nodeId: string; readonly value: number } | undefined {
  return layers
    .flatMap((layer) => {
      const value = read(layer);
      return value === undefined ? [] : [{ nodeId: layer.nodeId, value }];
    })
    .sort((a, b) => b.value - a.value)[0];
}

/** The layers with a kernel and an activation that are not the last. */
export function hiddenLayers({ spec }: Pick<Evidence, 'spec'>): readonly LayerSpec[] {
  const { layers, outputs } = spec.model;
  return layers.filter(
    ({ id, config }) =>
      config['kernelInitializer'] !== undefined && !outputs.some(({ from }) => from === id),
  );
}

export function idsOf(layers: readonly { readonly id: string }[]): readonly string[] {
  return layers.map(({ id }) => id);
}
