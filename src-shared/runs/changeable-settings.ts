import { describeData } from '../datasets/describe-data.ts';
import { noAugmentation } from '../document/augmentation.ts';
import { optimizerTypes } from '../document/initial-optimizer.ts';
import type { Control } from '../layers/fields.ts';
import { layerOf } from '../layers/index.ts';
import { ProblemError } from '../problem.ts';
import { changeSetting } from '../spec/change-setting.ts';
import type { RunSpec } from '../spec/run-spec.ts';
import { isWholeSetting } from './read-values.ts';
import { runSettings, type SettingValue } from './run-settings.ts';

/**
 * A setting worth trying with another value: its path for `changeSetting`, the value it has (absent where it has
 * none: all training examples), and another one that can stand there.
 */
export type ChangeableSetting = {
  readonly path: string;
  readonly now: SettingValue | undefined;
  readonly suggested: SettingValue;
} & (
  | { readonly kind: 'number'; readonly isWhole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'boolean' }
);

/**
 * What a person may want to change of a training, the most usual first: rate, optimizer, batch, epochs, seed, what
 * keeps the network from learning by heart, how many examples, how pictures are changed, then width, depth and
 * activation of each layer. Left out is what no other single value fits: the units of the prediction, and the width
 * of a layer that is added to another.
 */
export function changeableSettings(spec: RunSpec): readonly ChangeableSetting[] {
  const settings = runSettings(spec);
  const candidates = [...ofTraining(spec), ...ofData(spec), ...ofLayers(spec)];
  return candidates.flatMap((candidate): ChangeableSetting[] => {
    const { path } = candidate;
    const now = settings[path] ?? defaultOf(path);
    const suggested = suggestions(candidate, now, spec).find(
      (value) => value !== now && canBe(spec, path, value),
    );
    return suggested === undefined ? [] : [{ ...candidate, now, suggested }];
  });
}

type Candidate = { readonly path: string } & (
  | { readonly kind: 'number'; readonly isWhole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'boolean' }
);

function ofTraining(spec: RunSpec): readonly Candidate[] {
  const number = (path: string): Candidate => ({
    path,
    kind: 'number',
    isWhole: isWholeSetting(spec, path),
  });
  return [
    number('training.optimizer.learningRate'),
    { path: 'training.optimizer.type', kind: 'choice', options: optimizerTypes },
    number('training.batchSize'),
    number('training.epochs'),
    number('training.seed'),
    number('training.regularisation.weightDecay'),
    number('training.earlyStopping.patience'),
  ];
}

function ofData(spec: RunSpec): readonly Candidate[] {
  const limit: Candidate = { path: 'data.trainLimit', kind: 'number', isWhole: true };
  const isPictures = spec.model.inputs[0]?.shape.length === 3;
  const changes = Object.entries(noAugmentation).map(([key, value]): Candidate => {
    const path = `data.augmentation.${key}`;
    return typeof value === 'boolean'
      ? { path, kind: 'boolean' }
      : { path, kind: 'number', isWhole: false };
  });
  return isPictures ? [limit, ...changes] : [limit];
}

const layerFields = ['units', 'filters', 'activation', 'rate'];
/** What carries a state from batch to batch is only for a text, which comes in streams. */
const textLayerFields = [...layerFields, 'stateful'];
/** Layers whose output such a layer can take as well. */
const repeatableTypes: ReadonlySet<string> = new Set(['Dense', 'Conv2D']);

function ofLayers({ model, data }: RunSpec): readonly Candidate[] {
  const last = new Set(model.outputs.map(({ from }) => from));
  const isText = describeData(data.source)?.task === 'next-character';
  const offered = isText ? textLayerFields : layerFields;
  const hidden = model.layers.filter(({ id }) => !last.has(id));
  return hidden.flatMap(({ id, type, config }) => {
    const fields = Object.entries(layerOf(type).shownFields(config)).flatMap(
      ([name, { control }]) =>
        offered.includes(name) ? ofControl(`model.${id}.${name}`, control) : [],
    );
    const repeat = { path: `model.${id}.repeat`, kind: 'number', isWhole: true } as const;
    return repeatableTypes.has(type) ? [...fields, repeat] : fields;
  });
}

function ofControl(path: string, control: Control): readonly Candidate[] {
  switch (control.kind) {
    case 'integer':
      return [{ path, kind: 'number', isWhole: true }];
    case 'number':
      return [{ path, kind: 'number', isWhole: false }];
    case 'choice':
      return [{ path, kind: 'choice', options: control.options }];
    case 'boolean':
      return [{ path, kind: 'boolean' }];
    case 'integer-pair':
    case 'integer-list':
      return [];
  }
}

/** What a setting that a spec does not name stands at. */
function defaultOf(path: string): SettingValue | undefined {
  if (path.endsWith('.repeat')) return 1;
  if (path.endsWith('.stateful')) return false;
  const [, key = ''] = path.split('data.augmentation.');
  const known = Object.entries(noAugmentation).find(([name]) => name === key);
  return known?.[1];
}

/** Values that say something, beginning with the best. */
function suggestions(
  candidate: Candidate,
  now: SettingValue | undefined,
  spec: RunSpec,
): readonly SettingValue[] {
  switch (candidate.kind) {
    case 'boolean':
      return [now !== true];
    case 'choice': {
      const at = candidate.options.findIndex((option) => option === now);
      return [...candidate.options.slice(at + 1), ...candidate.options.slice(0, Math.max(0, at))];
    }
    case 'number': {
      const { path, isWhole } = candidate;
      if (path === 'training.seed') return [spec.training.seed + 1, 1];
      if (path === 'data.trainLimit') return typeof now === 'number' ? [now * 2] : [100];
      if (typeof now !== 'number' || now === 0)
        return isWhole ? [5, 1] : [firstValues[path] ?? 0.1, 10];
      if (path === 'training.optimizer.learningRate') return [Number((now * 10).toPrecision(6))];
      return isWhole ? [now * 2, now + 1, Math.max(1, Math.round(now / 2))] : [now * 2, now / 2];
    }
  }
}

/** Where 0.1 is too little or too much. */
const firstValues: Readonly<Record<string, number>> = {
  'training.regularisation.weightDecay': 1,
  'data.augmentation.rotation': 10,
  'data.augmentation.shear': 10,
  'data.augmentation.elastic': 0.03,
};

/** Whether a spec can have such a value. */
export function canBe(spec: RunSpec, path: string, value: SettingValue): boolean {
  try {
    changeSetting(spec, path, value);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
