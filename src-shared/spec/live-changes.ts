import { z } from 'zod';

import { nodeIdSchema } from '../graph/graph-schema.ts';
import type { RunSpec } from './run-spec.ts';

const share = z.number().min(0);
const learningRate = {
  setting: z.literal('learningRate'),
  value: z.number().positive().max(10),
};
const momentum = { setting: z.literal('momentum'), value: share.max(0.9999) };
const weightDecay = { setting: z.literal('weightDecay'), value: share.max(1e6) };
const decoupledWeightDecay = {
  setting: z.literal('decoupledWeightDecay'),
  value: share.max(1),
};
const dropoutRate = {
  setting: z.literal('dropoutRate'),
  nodeId: nodeIdSchema,
  value: share.max(0.95),
};
/** How many epochs a run may have. */
export const epochsSchema = z.int().min(1).max(100_000);
const epochs = { setting: z.literal('epochs'), value: epochsSchema };

/**
 * A setting of a run that may get another value while it trains.
 *
 * - `learningRate`: η of the optimizer. The schedule goes on as it would and multiplies the new η.
 * - `momentum`: of the optimizer `momentum`; what its velocity has gathered stays.
 * - `weightDecay`: λ of E_aug; `decoupledWeightDecay`: AdamW's own.
 * - `dropoutRate`: of the Dropout layer `nodeId`.
 */
export const wantedChangeSchema = z.discriminatedUnion('setting', [
  z.strictObject(learningRate),
  z.strictObject(momentum),
  z.strictObject(weightDecay),
  z.strictObject(decoupledWeightDecay),
  z.strictObject(dropoutRate),
]);
export type WantedChange = z.infer<typeof wantedChangeSchema>;

/** Changes that are to be made at one step. */
export const wantedChangesSchema = z.array(wantedChangeSchema).min(1).max(100);

const before = z.number();
/**
 * A change that was made, with the value before it. `epochs`: the run goes on to another number of epochs in all, and
 * its rate is from then on that of a run which was planned so from the beginning.
 */
export const madeChangeSchema = z.discriminatedUnion('setting', [
  z.strictObject({ ...learningRate, before }),
  z.strictObject({ ...momentum, before }),
  z.strictObject({ ...weightDecay, before }),
  z.strictObject({ ...decoupledWeightDecay, before }),
  z.strictObject({ ...dropoutRate, before }),
  z.strictObject({ ...epochs, before }),
]);
export type MadeChange = z.infer<typeof madeChangeSchema>;

/** Changes that belong together: from the update with the number `step` on, counted from 1, the new values hold. */
export const changeRecordSchema = z.strictObject({
  step: z.int().min(1),
  changes: z.array(madeChangeSchema).min(1).max(100),
});
export type ChangeRecord = z.infer<typeof changeRecordSchema>;

/** Every setting of a run that may change, with the value that this spec has for it. */
export function changeableSettings({ model, training }: RunSpec): WantedChange[] {
  const { optimizer, regularisation } = training;
  const settings: WantedChange[] = [
    { setting: 'learningRate', value: optimizer.learningRate },
    { setting: 'weightDecay', value: regularisation.weightDecay },
  ];
  if (optimizer.type === 'momentum') {
    settings.push({ setting: 'momentum', value: optimizer.momentum });
  }
  if (optimizer.type === 'adamw') {
    settings.push({ setting: 'decoupledWeightDecay', value: optimizer.weightDecay });
  }
  for (const { id, type, config } of model.layers) {
    const { rate } = config;
    if (type === 'Dropout' && typeof rate === 'number') {
      settings.push({ setting: 'dropoutRate', nodeId: id, value: rate });
    }
  }
  return settings;
}

/** Which number a change is about, whatever its value. */
export type ChangedSetting = WithoutValue<WantedChange> | WithoutValue<MadeChange>;
type WithoutValue<T> = T extends unknown ? Omit<T, 'value' | 'before'> : never;

/** Whether two changes are about one and the same number. */
export function isSameSetting(a: ChangedSetting, b: ChangedSetting): boolean {
  const nodeOf = (one: ChangedSetting): string => (one.setting === 'dropoutRate' ? one.nodeId : '');
  return a.setting === b.setting && nodeOf(a) === nodeOf(b);
}

/**
 * What is to be done so that a run of this spec has the wanted values: without those that it has already, and
 * without those that it knows nothing of (the momentum of Adam, say). Of several values for one setting the last is
 * wanted.
 */
export function changesTowards(spec: RunSpec, wanted: readonly WantedChange[]): MadeChange[] {
  const current = changeableSettings(spec);
  const last = wanted.filter(
    (change, at) => !wanted.slice(at + 1).some((later) => isSameSetting(later, change)),
  );
  return last.flatMap((change) => {
    const before = current.find((one) => isSameSetting(one, change))?.value;
    return before === undefined || before === change.value ? [] : [{ ...change, before }];
  });
}

/** A run's spec with other values. What the spec knows nothing of changes nothing. */
export function applyChanges(
  spec: RunSpec,
  changes: readonly (WantedChange | MadeChange)[],
): RunSpec {
  return changes.reduce(applyChange, spec);
}

function applyChange(spec: RunSpec, change: WantedChange | MadeChange): RunSpec {
  const { training, model } = spec;
  const { optimizer } = training;
  const { value } = change;
  switch (change.setting) {
    case 'learningRate':
      return withTraining(spec, { optimizer: { ...optimizer, learningRate: value } });
    case 'momentum':
      if (optimizer.type !== 'momentum') return spec;
      return withTraining(spec, { optimizer: { ...optimizer, momentum: value } });
    case 'decoupledWeightDecay':
      if (optimizer.type !== 'adamw') return spec;
      return withTraining(spec, { optimizer: { ...optimizer, weightDecay: value } });
    case 'weightDecay':
      return withTraining(spec, {
        regularisation: { ...training.regularisation, weightDecay: value },
      });
    case 'epochs':
      return withTraining(spec, { epochs: value });
    case 'dropoutRate': {
      const layers = model.layers.map((layer) =>
        layer.id === change.nodeId && layer.type === 'Dropout'
          ? { ...layer, config: { ...layer.config, rate: value } }
          : layer,
      );
      return { ...spec, model: { ...model, layers } };
    }
  }
}

function withTraining(spec: RunSpec, training: Partial<RunSpec['training']>): RunSpec {
  return { ...spec, training: { ...spec.training, ...training } };
}

/**
 * The spec as it holds for one update of a run.
 * @param spec what the run began with
 * @param records in the order of their steps
 * @param step the update's number, counted from 1
 */
export function specInForce(
  spec: RunSpec,
  records: readonly ChangeRecord[],
  step: number,
): RunSpec {
  return applyChanges(
    spec,
    records.filter((record) => record.step <= step).flatMap(({ changes }) => changes),
  );
}
