import type { RunSpec } from '../spec/run-spec.ts';
import {
  layersPath,
  readModelPath,
  runSettings,
  type RunSettings,
  type SettingValue,
} from './run-settings.ts';

/** One thing in which a run differs from another. */
export type RunChange =
  | { readonly kind: 'layer-added' | 'layer-removed'; readonly node: string; readonly type: string }
  | {
      readonly kind: 'layer-replaced';
      readonly node: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'setting';
      readonly path: string;
      /** Absent where the run has no such setting. */
      readonly before?: SettingValue | undefined;
      readonly after?: SettingValue | undefined;
    };

/** What was changed between two specs; nothing where they train the same thing the same way. */
export function diffSpecs(before: RunSpec, after: RunSpec): readonly RunChange[] {
  return diffSettings(runSettings(before), runSettings(after));
}

/**
 * What was changed from one run's settings to another's: layers first, then model, data and training. A layer that
 * came or went is one change, whatever settings it has, and so are the wires that lead around it. Where an optimizer
 * or a data source gives way to another kind, settings that only one of them has are not named.
 */
export function diffSettings(before: RunSettings, after: RunSettings): readonly RunChange[] {
  const types = { before: layerTypes(before), after: layerTypes(after) };
  const layers: RunChange[] = [];
  for (const [node, type] of types.after) {
    const other = types.before.get(node);
    if (other === undefined) layers.push({ kind: 'layer-added', node, type });
    else if (other !== type)
      layers.push({ kind: 'layer-replaced', node, before: other, after: type });
  }
  for (const [node, type] of types.before) {
    if (!types.after.has(node)) layers.push({ kind: 'layer-removed', node, type });
  }
  const changedNodes = new Set(layers.flatMap((one) => (one.kind === 'setting' ? [] : [one.node])));
  const hasOtherNodes = layers.some(({ kind }) => kind !== 'layer-replaced');
  const settings = pathsOf([before, after]).flatMap((path): RunChange[] => {
    if (path === layersPath || isSame(before[path], after[path])) return [];
    const place = readModelPath(path);
    if (place !== undefined && changedNodes.has(place.node)) return [];
    if (place?.field === 'from' && hasOtherNodes) return [];
    if (belongsToOtherKind(path, before, after)) return [];
    return [{ kind: 'setting', path, before: before[path], after: after[path] }];
  });
  return [...layers, ...settings];
}

/**
 * The paths in which some of several runs differ, in the order of model, data and training. Where they have not the
 * same layers, `model.layers` stands for all that only some of them have.
 */
export function differingPaths(runs: readonly RunSettings[]): readonly string[] {
  const [first] = runs;
  if (first === undefined) return [];
  const nodes = runs.map((run) => new Set(layerTypes(run).keys()));
  const isShared = (node: string): boolean => nodes.every((known) => known.has(node));
  const differing = pathsOf(runs).filter((path) => {
    if (runs.every((run) => isSame(run[path], first[path]))) return false;
    const place = readModelPath(path);
    if (place === undefined) return true;
    const isNode = nodes.some((known) => known.has(place.node));
    return !isNode || isShared(place.node);
  });
  // With other layers the wires are others as well.
  return differing.includes(layersPath)
    ? differing.filter((path) => readModelPath(path)?.field !== 'from')
    : differing;
}

/** Whether two values of a setting are the same one. */
function isSame(a: SettingValue | undefined, b: SettingValue | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object') {
    return a.length === b.length && a.every((value, index) => value === b[index]);
  }
  return a === b;
}

function layerTypes(settings: RunSettings): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [path, value] of Object.entries(settings)) {
    const place = readModelPath(path);
    if (place?.field === 'type' && typeof value === 'string') types.set(place.node, value);
  }
  return types;
}

const groups = ['model', 'data', 'training'];

function pathsOf(runs: readonly RunSettings[]): readonly string[] {
  const paths = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  const rank = (path: string): number => groups.indexOf(path.slice(0, path.indexOf('.')));
  return paths.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a path is a number that the one kind of optimizer or source has and the other has not. */
function belongsToOtherKind(path: string, before: RunSettings, after: RunSettings): boolean {
  const unions = [
    { within: 'training.optimizer.', kind: 'training.optimizer.type' },
    { within: 'data.source.', kind: 'data.source.kind' },
  ];
  return unions.some(
    ({ within, kind }) =>
      path.startsWith(within) &&
      before[kind] !== after[kind] &&
      (before[path] === undefined || after[path] === undefined),
  );
}
