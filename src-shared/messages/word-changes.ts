import type { RunChange } from '../runs/diff-specs.ts';
import { layersPath, readModelPath, type SettingValue } from '../runs/run-settings.ts';
import { fill } from './fill.ts';
import { formatCount, formatDecimal } from './format-number.ts';
import { messages, type Language, type Messages } from './messages.ts';

/** A change between two runs in a few words: "Learning rate: 0.001 → 0.01". */
export function wordChange(change: RunChange, language: Language): string {
  const words = messages(language).runs;
  switch (change.kind) {
    case 'layer-added':
      return fill(words.layerAdded, change, language);
    case 'layer-removed':
      return fill(words.layerRemoved, change, language);
    case 'layer-replaced':
      return fill(words.layerReplaced, change, language);
    case 'setting': {
      const { path, before, after } = change;
      const details = {
        name: wordSettingName(path, language),
        before: wordSettingValue(path, before, language),
        after: wordSettingValue(path, after, language),
      };
      return fill(words.changeOne, details, language);
    }
  }
}

/** All that sets a run apart from another, in one line. */
export function wordChanges(changes: readonly RunChange[], language: Language): string {
  if (changes.length === 0) return messages(language).runs.nothingDiffers;
  return changes.map((change) => wordChange(change, language)).join('; ');
}

/** What a setting is called: "Learning rate", "dense_1: Units". */
export function wordSettingName(path: string, language: Language): string {
  const all = messages(language);
  if (path === layersPath) return all.runs.layers;
  const place = readModelPath(path);
  if (place !== undefined) {
    const { node, field } = place;
    const own: Readonly<Record<string, string>> = {
      from: all.runs.wires,
      repeat: all.runs.repeats,
    };
    const name = own[field] ?? all.layers.fields[field] ?? field;
    return fill(all.runs.nodeField, { node, field: name }, language);
  }
  return settingNames(all)[path] ?? path;
}

/** A setting's value as people read it. Absent ones are a dash, or what their absence means. */
export function wordSettingValue(
  path: string,
  value: SettingValue | undefined,
  language: Language,
): string {
  const all = messages(language);
  if (value === undefined) {
    if (path === 'data.source.frames') return wordNumber(1, language);
    // A config says it only of a frozen layer.
    if (readModelPath(path)?.field === 'trainable') return all.layers.options['true'] ?? 'true';
    return path === 'data.trainLimit' ? all.runs.trainLimitAll : all.runs.noValue;
  }
  if (typeof value === 'number') return wordNumber(value, language);
  if (typeof value === 'object') return value.join('×');
  const key = String(value);
  return valueNames(all, path)[key] ?? all.layers.options[key] ?? key;
}

/** A number with the digits that it has, in the language's way; very small and very large ones with a power of ten. */
export function wordNumber(value: number, language: Language): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return formatCount(value, language);
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e9) {
    const decimals = (String(Number(value.toPrecision(6))).split('.')[1] ?? '').length;
    return formatDecimal(value, decimals, language);
  }
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const decimals = (digits.split('.')[1] ?? '').length;
  const shown = formatDecimal(Number(digits), Math.min(decimals, 3), language);
  return `${shown}e${power.replace('+', '').replace('-', '\u2212')}`;
}

function settingNames({
  inspector,
  restraints,
  augmentation,
  captions,
  sequences,
  runs,
}: Messages): Readonly<Record<string, string>> {
  return {
    'data.source.kind': runs.source,
    'data.source.id': runs.dataset,
    'data.source.count': inspector.count,
    'data.source.seed': inspector.drawn,
    'data.source.language': captions.language,
    'data.source.frames': captions.frames,
    'data.source.task': sequences.task,
    'data.source.length': sequences.length,
    'data.source.delay': sequences.delay,
    'data.source.reversed': sequences.reversed,
    'data.source.pattern': inspector.pattern,
    'data.source.curve': inspector.curve,
    'data.source.heldOut': inspector.validationShare,
    'data.source.noise': inspector.noise,
    'data.source.corpus': inspector.corpus,
    'data.source.text': inspector.ownText,
    'data.source.window': inspector.window,
    'data.source.unit': inspector.textUnit,
    'data.source.vocabularySize': inspector.vocabularySize,
    'data.validationShare': inspector.validationShare,
    'data.trainLimit': augmentation.trainLimit,
    'data.augmentation.shift': augmentation.shift,
    'data.augmentation.rotation': augmentation.rotation,
    'data.augmentation.scale': augmentation.scale,
    'data.augmentation.shear': augmentation.shear,
    'data.augmentation.crop': augmentation.crop,
    'data.augmentation.elastic': augmentation.elastic,
    'data.augmentation.flipHorizontal': augmentation.flipHorizontal,
    'data.augmentation.flipVertical': augmentation.flipVertical,
    'data.augmentation.brightness': augmentation.brightness,
    'data.augmentation.noise': augmentation.noise,
    'data.augmentation.cutout': augmentation.cutout,
    'training.optimizer.type': inspector.optimizer,
    'training.optimizer.learningRate': inspector.learningRate,
    'training.optimizer.momentum': inspector.momentum,
    'training.optimizer.rho': inspector.rho,
    'training.optimizer.beta1': inspector.beta1,
    'training.optimizer.beta2': inspector.beta2,
    'training.optimizer.weightDecay': inspector.weightDecay,
    'training.schedule': inspector.schedule,
    'training.scheduleSettings.warmUpSteps': restraints.warmUpSteps,
    'training.scheduleSettings.everyEpochs': restraints.everyEpochs,
    'training.scheduleSettings.patience': restraints.plateauPatience,
    'training.scheduleSettings.factor': restraints.factor,
    'training.regularisation.weightDecay': restraints.weightDecay,
    'training.regularisation.l1': restraints.l1,
    'training.regularisation.maxNorm': restraints.maxNorm,
    'training.clipping.kind': restraints.clipping,
    'training.clipping.limit': restraints.clipLimit,
    'training.earlyStopping.patience': restraints.patience,
    'training.batchSize': inspector.batchSize,
    'training.epochs': inspector.epochs,
    'training.shuffle': runs.shuffle,
    'training.balanceClasses': runs.balanceClasses,
    'data.standardise': runs.standardise,
    'data.standardiseTarget': runs.standardiseTarget,
    'training.seed': inspector.seed,
    'training.weightsFrom': runs.weightsFrom,
  };
}

function valueNames(
  { inspector, restraints, captions, sequences }: Messages,
  path: string,
): Readonly<Record<string, string>> {
  switch (path) {
    case 'training.optimizer.type':
      return {
        sgd: inspector.optimizerSgd,
        momentum: inspector.optimizerMomentum,
        rmsprop: inspector.optimizerRmsprop,
        adam: inspector.optimizerAdam,
        adamw: inspector.optimizerAdamw,
      };
    case 'training.schedule':
      return {
        constant: restraints.scheduleConstant,
        step: restraints.scheduleStep,
        cosine: restraints.scheduleCosine,
        plateau: restraints.schedulePlateau,
      };
    case 'training.clipping.kind':
      return {
        none: restraints.clippingNone,
        value: restraints.clippingValue,
        norm: restraints.clippingNorm,
        globalNorm: restraints.clippingGlobalNorm,
      };
    case 'data.source.task':
      return sequences.tasks;
    case 'data.source.kind':
      return {
        digits: inspector.sourceDigits,
        iris: inspector.sourceIris,
        shapes: inspector.sourceShapes,
        scenes: captions.source,
        sequences: sequences.source,
        points: inspector.sourcePoints,
        curve: inspector.sourceCurve,
        text: inspector.sourceText,
        imported: inspector.sourceImported,
        none: inspector.sourceNone,
      };
    default:
      return {};
  }
}
