import type { z } from 'zod';

import { noAugmentation, countChanges } from '../document/augmentation.ts';
import {
  dataSettingsSchema,
  trainingSettingsSchema,
  type DataSettings,
  type TrainingSettings,
} from '../document/document.ts';
import { initialOptimizer, optimizerTypes } from '../document/initial-optimizer.ts';
import { layerOf } from '../layers/index.ts';
import { ProblemError } from '../problem.ts';
import { readModelPath, type SettingValue } from '../runs/run-settings.ts';
import { lossNames } from './loss-names.ts';
import { repeatLayer } from './repeat-layer.ts';
import { reshapeModel } from './reshape-model.ts';
import type { RunSpec } from './run-spec.ts';

/**
 * The spec with one setting changed, by its path as in `runSettings`; all shapes that follow are changed with it.
 * `model.<node>.repeat` puts so many copies of a layer in a row, and `data.trainLimit` 0 takes all examples. Throws
 * `setting-unknown` for a path that leads nowhere, `setting-unfit` for a value that cannot be, and as `reshapeModel`.
 */
export function changeSetting(spec: RunSpec, path: string, value: SettingValue): RunSpec {
  const place = readModelPath(path);
  if (place !== undefined) return changeModel(spec, place, path, value);
  const [head = '', ...keys] = path.split('.');
  if (keys.length > 0 && head === 'training')
    return { ...spec, training: changeTraining(spec.training, keys, path, value) };
  if (keys.length > 0 && head === 'data')
    return { ...spec, data: changeData(spec.data, keys, path, value) };
  throw new ProblemError('setting-unknown', { path });
}

function changeModel(
  spec: RunSpec,
  { node, field }: { readonly node: string; readonly field: string },
  path: string,
  value: SettingValue,
): RunSpec {
  const { model } = spec;
  const output = model.outputs.find(({ id }) => id === node);
  if (output !== undefined && field === 'loss') {
    const loss = lossNames.find((name) => name === value);
    if (loss === undefined) throw unfit(path, value);
    const outputs = model.outputs.map((one) => (one === output ? { ...one, loss } : one));
    return { ...spec, model: { ...model, outputs } };
  }
  const layer = model.layers.find(({ id }) => id === node);
  if (layer === undefined) throw new ProblemError('setting-unknown', { path });
  if (field === 'repeat') {
    if (typeof value !== 'number') throw unfit(path, value);
    return { ...spec, model: reshapeModel(repeatLayer(model, node, value)) };
  }
  const { configSchema, settle, shownFields } = layerOf(layer.type);
  if (!Object.hasOwn(shownFields(layer.config), field))
    throw new ProblemError('setting-unknown', { path });
  const config = checked(configSchema, settle({ ...layer.config, [field]: value }), path, value);
  const layers = model.layers.map((one) => (one === layer ? { ...one, config } : one));
  return { ...spec, model: reshapeModel({ ...model, layers }) };
}

function changeTraining(
  training: TrainingSettings,
  keys: readonly string[],
  path: string,
  value: SettingValue,
): TrainingSettings {
  if (path === 'training.optimizer.type') {
    const type = optimizerTypes.find((one) => one === value);
    if (type === undefined) throw unfit(path, value);
    // The rate stays what it is: one switch is changed and no other.
    const { learningRate } = training.optimizer;
    return { ...training, optimizer: { ...initialOptimizer(type), learningRate } };
  }
  return checked(trainingSettingsSchema, withValue(training, keys, path, value), path, value);
}

function changeData(
  data: DataSettings,
  keys: readonly string[],
  path: string,
  value: SettingValue,
): DataSettings {
  if (path === 'data.trainLimit') {
    const { trainLimit: _, ...others } = data;
    return checked(
      dataSettingsSchema,
      value === 0 ? others : { ...others, trainLimit: value },
      path,
      value,
    );
  }
  if (keys[0] === 'augmentation') {
    const before = { ...data, augmentation: data.augmentation ?? noAugmentation };
    const next = checked(dataSettingsSchema, withValue(before, keys, path, value), path, value);
    const { augmentation, ...others } = next;
    return augmentation === undefined || countChanges(augmentation) === 0 ? others : next;
  }
  if (path === 'data.source.kind' || path === 'data.source.id')
    throw new ProblemError('setting-unknown', { path });
  return checked(dataSettingsSchema, withValue(data, keys, path, value), path, value);
}

/** The object with the value at a place that it has already. */
function withValue(
  of: object,
  [key = '', ...rest]: readonly string[],
  path: string,
  value: SettingValue,
): object {
  const found = Object.entries(of).find(([name]) => name === key);
  if (found === undefined) throw new ProblemError('setting-unknown', { path });
  const inner: unknown = found[1];
  if (rest.length === 0) return { ...of, [key]: value };
  if (typeof inner !== 'object' || inner === null)
    throw new ProblemError('setting-unknown', { path });
  return { ...of, [key]: withValue(inner, rest, path, value) };
}

function checked<T>(
  schema: z.ZodType<T>,
  candidate: unknown,
  path: string,
  value: SettingValue,
): T {
  const { success, data } = schema.safeParse(candidate);
  if (!success) throw unfit(path, value);
  return data;
}

function unfit(path: string, value: SettingValue): ProblemError {
  return new ProblemError('setting-unfit', { path, value: String(value).slice(0, 100) });
}
