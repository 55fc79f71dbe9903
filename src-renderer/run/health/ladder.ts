import type { LayerReading, LayerStatistics } from '../../../src-shared/protocol/layer-reading.ts';

/** A layer's rung: its newest figures and where they lie on the ladder's axes, 0 to 1. */
export type Rung = {
  readonly nodeId: string;
  readonly gradientNorm: number | undefined;
  /** From the run's smallest gradient norm to its largest, by powers of ten. */
  readonly gradientPlace: number | undefined;
  /** Where the gradient norm lay before, oldest first. */
  readonly trail: readonly number[];
  readonly updateRatio: number | undefined;
  readonly updatePlace: number | undefined;
  readonly dead: number | undefined;
  readonly saturated: number | undefined;
};

export type Ladder = {
  /** In the network's order. */
  readonly rungs: readonly Rung[];
  /** Powers of ten at the two ends of the gradients' axis. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The first layer's gradient over the last one's; absent where there is only one or one is 0. */
  readonly firstOverLast: number | undefined;
};

/** The powers of ten between which ‖Δw‖ / ‖w‖ is drawn. About 10⁻³ is usual. */
export const updateAxis = { low: -6, high: 0, usual: -3 } as const;
const trailLength = 40;

/** The gradient-norm ladder of the newest reading; `undefined` where there is none. */
export function buildLadder(readings: readonly LayerReading[]): Ladder | undefined {
  const newest = readings.at(-1);
  if (newest === undefined) return undefined;
  const norms = readings.flatMap(({ layers }) =>
    layers.flatMap(({ gradientNorm }) => positive(gradientNorm) ?? []),
  );
  const low = norms.length === 0 ? -1 : Math.floor(Math.log10(Math.min(...norms)));
  const high = Math.max(
    low + 1,
    norms.length === 0 ? 0 : Math.ceil(Math.log10(Math.max(...norms))),
  );
  const place = (value: number): number => clamp((Math.log10(value) - low) / (high - low));
  const layers = newest.layers.filter(isOnLadder);
  const weighted = layers.flatMap(({ gradientNorm }) => positive(gradientNorm) ?? []);
  const [first, last] = [weighted.at(0), weighted.at(-1)];
  return {
    low,
    high,
    step: newest.step,
    firstOverLast: weighted.length > 1 && first !== undefined && last ? first / last : undefined,
    rungs: layers.map((layer) => {
      const gradientNorm = layer.gradientNorm ?? undefined;
      const norm = positive(layer.gradientNorm);
      const ratio = newestRatio(readings, layer.nodeId);
      return {
        nodeId: layer.nodeId,
        gradientNorm,
        gradientPlace: norm === undefined ? undefined : place(norm),
        trail: trailOf(readings, layer.nodeId).map(place),
        updateRatio: ratio,
        updatePlace: ratio === undefined ? undefined : placeOfUpdate(ratio),
        dead: layer.dead,
        saturated: layer.saturated,
      };
    }),
  };
}

function isOnLadder({ gradientNorm, dead, saturated }: LayerStatistics): boolean {
  return gradientNorm !== undefined || dead !== undefined || saturated !== undefined;
}

function placeOfUpdate(ratio: number): number | undefined {
  if (!(ratio > 0)) return undefined;
  return clamp((Math.log10(ratio) - updateAxis.low) / (updateAxis.high - updateAxis.low));
}

/** The newest reading may not have been followed by a step yet. */
function newestRatio(readings: readonly LayerReading[], nodeId: string): number | undefined {
  for (const { layers } of readings.slice(-3).reverse()) {
    const ratio = layers.find((one) => one.nodeId === nodeId)?.updateRatio;
    if (ratio !== undefined && ratio !== null) return ratio;
  }
  return undefined;
}

function trailOf(readings: readonly LayerReading[], nodeId: string): number[] {
  const every = Math.max(1, Math.ceil(readings.length / trailLength));
  return readings.flatMap(({ layers }, index) => {
    if (index % every !== 0) return [];
    return positive(layers.find((one) => one.nodeId === nodeId)?.gradientNorm) ?? [];
  });
}

function positive(value: number | null | undefined): number | undefined {
  return value !== null && value !== undefined && value > 0 ? value : undefined;
}

function clamp(place: number): number {
  return Math.min(1, Math.max(0, place));
}
