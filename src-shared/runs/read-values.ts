import { layerOf } from '../layers/index.ts';
import { ProblemError } from '../problem.ts';
import { nearestSettings, settingsNamed, type NamesOf } from './nearest-settings.ts';
import { readModelPath, runSettings, type SettingValue } from './run-settings.ts';
import { rangeOf } from './sweep-plan.ts';
import type { RunSpec } from '../spec/run-spec.ts';

/** Short names for what is swept most. */
const shortNames: Readonly<Record<string, string>> = {
  lr: 'training.optimizer.learningRate',
  optimizer: 'training.optimizer.type',
  batch: 'training.batchSize',
  epochs: 'training.epochs',
  seed: 'training.seed',
};

/** Settings that a spec need not have to be changed: they are off, or take all. */
const absentSettings = ['data.trainLimit'];

/**
 * The path of the setting that a person means: a path as in `runSettings`, a short name (`lr`, `batch`, `seed`, ...),
 * the end of one path alone (`trainLimit`, `dense_1.units`), a layer's `repeat`, or what the window calls it
 * (`data.points`). Throws `setting-unknown-nearest`.
 * @param namesOf what a setting is called in the window
 */
export function findSettingPath(spec: RunSpec, word: string, namesOf: NamesOf = () => []): string {
  const short = Object.hasOwn(shortNames, word) ? shortNames[word] : undefined;
  if (short !== undefined) return short;
  const paths = [
    ...Object.keys(runSettings(spec)),
    ...absentSettings,
    ...spec.model.layers.map(({ id }) => `model.${id}.repeat`),
    // Where a config leaves a field out, it is at its first value.
    ...spec.model.layers.flatMap(({ id, type, config }) =>
      Object.keys(layerOf(type).shownFields(config)).map((field) => `model.${id}.${field}`),
    ),
  ];
  if (paths.includes(word) || word.startsWith('data.augmentation.')) return word;
  const known = [...new Set(paths)];
  const ending = known.filter((path) => path.endsWith(`.${word}`));
  const [path, ...more] = ending.length > 0 ? ending : settingsNamed(word, known, namesOf);
  if (path !== undefined && more.length === 0) return path;
  const nearest = path === undefined ? nearestSettings(word, known, namesOf) : [path, ...more];
  throw new ProblemError('setting-unknown-nearest', {
    path: word,
    nearest: nearest.slice(0, 3).join(', '),
  });
}

/** `1..512:10log` */
const rangePattern = /^(.+)\.\.(.+):(\d{1,3})(log)?$/;

/**
 * The values of a setting from a text: a list `1,2,4`, or a range `from..to:count`, with `log` behind it for even
 * factors. What kind of value it is follows from the setting. Throws `setting-unfit`.
 */
export function readValues(spec: RunSpec, path: string, text: string): readonly SettingValue[] {
  const unfit = (): ProblemError =>
    new ProblemError('setting-unfit', { path, value: text.slice(0, 100) });
  const range = rangePattern.exec(text);
  if (range !== null) {
    const [, from = '', to = '', count = '', log] = range;
    const ends = [Number(from), Number(to)] as const;
    if (!ends.every(Number.isFinite) || Number(count) < 2) throw unfit();
    const isLog = log !== undefined;
    if (isLog && !ends.every((end) => end > 0)) throw unfit();
    return rangeOf(...ends, Number(count), { isLog, isWhole: isWholeSetting(spec, path) });
  }
  const values = text.split(',').map((word) => readValue(spec, path, word.trim()));
  if (values.length === 0 || values.includes('')) throw unfit();
  return [...new Set(values)];
}

/** Whether only whole numbers can stand there. */
export function isWholeSetting(spec: RunSpec, path: string): boolean {
  const place = readModelPath(path);
  if (place !== undefined) {
    const layer = spec.model.layers.find(({ id }) => id === place.node);
    const field = layer === undefined ? undefined : layerOf(layer.type).fields[place.field];
    return place.field === 'repeat' || field?.control.kind === 'integer';
  }
  return wholeSettings.has(path);
}

const wholeSettings = new Set([
  'training.batchSize',
  'training.epochs',
  'training.seed',
  'training.earlyStopping.patience',
  'training.scheduleSettings.warmUpSteps',
  'training.scheduleSettings.everyEpochs',
  'training.scheduleSettings.patience',
  'data.trainLimit',
  'data.source.count',
  'data.source.heldOut',
  'data.source.seed',
  'data.source.window',
  'data.source.vocabularySize',
]);

function readValue(spec: RunSpec, path: string, word: string): SettingValue {
  const now = runSettings(spec)[path];
  if (typeof now === 'object' && word.includes('x')) return word.split('x').map(Number);
  if (word === 'true' || word === 'false') return word === 'true';
  return typeof now !== 'string' && word !== '' && Number.isFinite(Number(word))
    ? Number(word)
    : word;
}
