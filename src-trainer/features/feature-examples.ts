import type { Dataset, Examples } from '../datasets/dataset.ts';
import type { StepTaker } from '../training/step-taker.ts';
import type { FeatureRows } from './feature-rows.ts';

/** A table of features, `[rows.count, width]`, flat. */
export type FeatureTable = {
  readonly values: Float32Array<ArrayBuffer>;
  readonly width: number;
  readonly rows: FeatureRows;
};

/** The same examples with their features as inputs. */
export function featureDataset(dataset: Dataset, table: FeatureTable): Dataset {
  const { train, validation } = dataset;
  return {
    ...dataset,
    inputShape: [table.width],
    inputNumbers: 'float',
    train: withFeatures(train, table, table.rows.train),
    validation: withFeatures(validation, table, table.rows.validation),
  };
}

/** Steps of the whole network's data, taken by those of its tail. */
export function stepsOnFeatures(
  steps: StepTaker,
  dataset: Dataset,
  table: FeatureTable,
): StepTaker {
  const featuresOf = (examples: Examples): Examples => {
    const isHeldOut = examples === dataset.validation;
    return withFeatures(examples, table, isHeldOut ? table.rows.validation : table.rows.train);
  };
  return {
    ...steps,
    take: (examples, batches) => steps.take(featuresOf(examples), batches),
    runPasses: (examples, passes) => steps.runPasses(featuresOf(examples), passes),
  };
}

function withFeatures(
  examples: Examples,
  table: FeatureTable,
  /** The row of each example. */
  rows: Int32Array,
): Examples {
  const { values, width } = table;
  const { resident } = examples;
  const layout = resident?.inputs.layout;
  return {
    count: examples.count,
    gatherInputs: (indices) => {
      const inputs = new Float32Array(indices.length * width);
      for (const [to, index] of indices.entries()) {
        const row = rows[index];
        if (row === undefined) throw new RangeError(`no example ${index} among ${rows.length}`);
        inputs.set(values.subarray(row * width, (row + 1) * width), to * width);
      }
      return inputs;
    },
    gatherTargets: examples.gatherTargets,
    forEpoch: (epoch) => withFeatures(examples.forEpoch(epoch), table, rows),
    ...(table.rows.isAsResident &&
      resident !== undefined &&
      layout?.kind === 'rows' && {
        resident: {
          inputs: {
            values,
            layout: { ...layout, length: width },
            becomes: 'float32' as const,
            divisor: 1,
          },
          targets: resident.targets,
          placesOf: resident.placesOf,
        },
      }),
  };
}
