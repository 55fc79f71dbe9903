import { z } from 'zod';

import type { RunSpec } from '../spec/run-spec.ts';

/** A setting's value: what can be shown in a cell. */
export const settingValueSchema = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.number()).readonly(),
]);
export type SettingValue = z.infer<typeof settingValueSchema>;

/**
 * Everything that a run was told, flat, by path: `model.<node>.type`, `.from` and its config's fields,
 * `data.source.count`, `data.trainLimit`, `training.optimizer.learningRate`, `training.seed`, ... What a run does not
 * have is absent. What follows from the rest (the shapes between layers) is left out, and so is the title.
 */
export const runSettingsSchema = z.record(z.string(), settingValueSchema);
export type RunSettings = Readonly<z.infer<typeof runSettingsSchema>>;

/** The layers of a run by type and number, `Dense ×3, Dropout`: not a setting, but what to say where layers differ. */
export const layersPath = 'model.layers';

/** Flattens a spec; a text of the user's own stands in it as its length and a digest. */
export function runSettings({ model, data, training, weightsFrom }: RunSpec): RunSettings {
  const settings: Record<string, SettingValue> = {};
  for (const { id, shape, numbers } of model.inputs) {
    settings[`model.${id}.shape`] = [...shape];
    settings[`model.${id}.numbers`] = numbers;
  }
  for (const { id, type, config, from } of model.layers) {
    settings[`model.${id}.type`] = type;
    settings[`model.${id}.from`] = from.join(', ');
    flatten(`model.${id}`, config, settings);
  }
  for (const { id, from, loss } of model.outputs) {
    settings[`model.${id}.from`] = from;
    settings[`model.${id}.loss`] = loss;
  }
  settings[layersPath] = countTypes(model.layers.map(({ type }) => type));
  flatten('data', data, settings);
  flatten('training', training, settings);
  flatten('training.weightsFrom', weightsFrom, settings);
  return settings;
}

/** The node and the field of a path of the model; undefined for any other. */
export function readModelPath(
  path: string,
): { readonly node: string; readonly field: string } | undefined {
  const [head, node, field, ...rest] = path.split('.');
  if (head !== 'model' || node === undefined || field === undefined || rest.length > 0)
    return undefined;
  return { node, field };
}

/** Keys that say nothing of how a run trains: what a data set asks of a network, and its tokens, follow from its id. */
const leftOut = new Set([
  'data.source.asks',
  'data.source.counted',
  'training.checkpointEverySeconds',
]);
const longestText = 200;
const longestList = 32;

function flatten(path: string, value: unknown, into: Record<string, SettingValue>): void {
  if (leftOut.has(path) || value === undefined || value === null) return;
  if (typeof value === 'number' || typeof value === 'boolean') into[path] = value;
  else if (typeof value === 'string') into[path] = shorten(value);
  else if (Array.isArray(value)) into[path] = listValue(value);
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flatten(`${path}.${key}`, inner, into);
  }
}

/** A short list of numbers itself; what was drawn by hand as its length and a digest. */
function listValue(list: readonly unknown[]): SettingValue {
  const numbers = list.filter((one) => typeof one === 'number');
  if (numbers.length === list.length && list.length <= longestList) return numbers;
  return `${list.length}:${digest(JSON.stringify(list))}`;
}

function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.length}:${digest(text)}`;
}

/** FNV-1a of a text's UTF-16 units, 32 bits: enough to see that two texts are not the same. */
function digest(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function countTypes(types: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`)).join(', ');
}
