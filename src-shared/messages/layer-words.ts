import type { Category } from '../layers/define-layer.ts';
import type { LayerType } from '../layers/index.ts';

/** What people read of one layer type. Its name is the Keras class name and is not translated. */
export type LayerWords = {
  /** The line under the node's name; placeholders are the config's fields. Empty where nothing is set. */
  readonly settings: string;
  /** The same where there is one unit or filter only. */
  readonly settingsOfOne?: string;
  /** One short sentence for the palette. */
  readonly summary: string;
  /** One or two sentences for the inspector. */
  readonly help: string;
};

/** Everything that is said of layers. A type without words does not compile; a test finds fields and options without. */
export type LayersWords = {
  readonly types: Readonly<Record<LayerType, LayerWords>>;
  readonly categories: Readonly<Record<Category, string>>;
  /** The label of each config field, by its Keras key. */
  readonly fields: Readonly<Record<string, string>>;
  /** What a field does, in a sentence, where its name does not say it. */
  readonly fieldHelps: Readonly<Record<string, string>>;
  /** The short name of each option value. */
  readonly options: Readonly<Record<string, string>>;
  /** What an option means: its formula and who it is by. */
  readonly optionHelps: Readonly<Record<string, string>>;
};
