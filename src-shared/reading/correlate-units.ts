import { measurePieces, textFeatures, type TextFeature } from './text-features.ts';

/** What a unit follows most closely. */
export type UnitTrace = {
  readonly unit: number;
  /** Absent where neither the unit nor any feature changes. */
  readonly feature: TextFeature | undefined;
  /** Pearson's coefficient of the unit's values and the feature's, -1 to 1; 0 where there is none. */
  readonly correlation: number;
};

/**
 * How every unit of a layer goes with every feature of the text that it read, `[units, features]` in the order of
 * `textFeatures`: Pearson's r = cov(h, f) / (sd(h) sd(f)); not-a-number where either does not change.
 *
 * @param states `[characters, units]`, the value of each unit behind each character or token
 */
export function correlateUnits(states: Float32Array, characters: readonly string[]): Float32Array {
  const count = characters.length;
  const units = count === 0 ? 0 : states.length / count;
  const features = textFeatures.map((feature) => standardise(measurePieces(feature, characters)));
  const result = new Float32Array(units * features.length);
  const values = new Float32Array(count);
  for (let unit = 0; unit < units; unit += 1) {
    for (let place = 0; place < count; place += 1) {
      values[place] = states[place * units + unit] ?? Number.NaN;
    }
    const own = standardise(values);
    for (const [index, feature] of features.entries()) {
      let sum = 0;
      for (let place = 0; place < count; place += 1) {
        sum += (own[place] ?? 0) * (feature[place] ?? 0);
      }
      result[unit * features.length + index] = sum / count;
    }
  }
  return result;
}

/** The units, those first that go most closely with `feature`, or with whatever they follow where it is absent. */
export function rankUnits(correlations: Float32Array, feature?: TextFeature): UnitTrace[] {
  const width = textFeatures.length;
  const traces = Array.from({ length: correlations.length / width }, (_, unit): UnitTrace => {
    let best: UnitTrace = { unit, feature, correlation: 0 };
    for (const [index, own] of textFeatures.entries()) {
      const correlation = correlations[unit * width + index] ?? Number.NaN;
      const isAsked = feature === undefined || own === feature;
      if (isAsked && Math.abs(correlation) > Math.abs(best.correlation)) {
        best = { unit, feature: own, correlation };
      }
    }
    return best;
  });
  return traces.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** Shifted and scaled to mean 0 and variance 1; not-a-number throughout where nothing changes. */
function standardise(values: Float32Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let variance = 0;
  for (const value of values) variance += (value - mean) ** 2;
  const deviation = Math.sqrt(variance / values.length);
  // Rounding may leave a constant a little to differ from its mean by.
  const isConstant = deviation <= 1e-7 * Math.max(1, Math.abs(mean));
  return Float64Array.from(values, (value) =>
    isConstant ? Number.NaN : (value - mean) / deviation,
  );
}
