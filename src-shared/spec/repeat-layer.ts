import { ProblemError } from '../problem.ts';
import type { LayerSpec, ModelSpec } from './run-spec.ts';

/** So many copies of one layer at most. */
export const mostRepeats = 64;

/**
 * The model with a layer `times` times in a row, all with its config; whoever read it reads the last. Copies that
 * were made before are taken out first, so that the number is that of all. The id of copy n ends in `_x<n>`.
 *
 * Throws `setting-unfit` for a number that is not whole or not between 1 and 64.
 */
export function repeatLayer(model: ModelSpec, node: string, times: number): ModelSpec {
  if (!Number.isInteger(times) || times < 1 || times > mostRepeats)
    throw new ProblemError('setting-unfit', { path: `model.${node}.repeat`, value: times });
  const before = new Set(copiesOf(model, node));
  const renamed = (id: string): string => (before.has(id) ? node : id);
  const copies = Array.from({ length: times - 1 }, (_, index) => `${node}_x${index + 2}`);
  const last = copies.at(-1) ?? node;
  const reader = (id: string): string => (renamed(id) === node ? last : id);
  const layers = model.layers.flatMap((layer): LayerSpec[] => {
    if (before.has(layer.id)) return [];
    if (layer.id !== node) return [{ ...layer, from: layer.from.map(reader) }];
    return [
      layer,
      ...copies.map((id, index) => ({ ...layer, id, from: [copies[index - 1] ?? node] })),
    ];
  });
  const outputs = model.outputs.map((output) => ({ ...output, from: reader(output.from) }));
  return { ...model, layers, outputs };
}

/** How often a layer stands in a row: itself and the copies of it. */
export function countRepeats(model: ModelSpec, node: string): number {
  return copiesOf(model, node).length + 1;
}

function copiesOf({ layers }: ModelSpec, node: string): readonly string[] {
  const ids = new Set(layers.map(({ id }) => id));
  const copies: string[] = [];
  for (let at = 2; ids.has(`${node}_x${at}`); at += 1) copies.push(`${node}_x${at}`);
  return copies;
}
