import type { Augmentation } from '../../src-shared/document/augmentation.ts';

type NumberKey = {
  [Key in keyof Augmentation]: Augmentation[Key] extends number ? Key : never;
}[keyof Augmentation];
type SwitchKey = Exclude<keyof Augmentation, NumberKey>;

/** A number of the augmentation as the form shows it: shares in per cent. */
export type AugmentationField = {
  readonly key: NumberKey;
  /** As it is shown. */
  readonly max: number;
  readonly step: number;
  readonly unit: '%' | '°';
};

const percent = (key: NumberKey, max: number, step: number): AugmentationField => ({
  ...{ key, max, step },
  unit: '%',
});

export const augmentationFields: readonly AugmentationField[] = [
  percent('shift', 50, 5),
  { key: 'rotation', max: 180, step: 5, unit: '°' },
  percent('scale', 90, 5),
  { key: 'shear', max: 60, step: 5, unit: '°' },
  percent('crop', 90, 5),
  percent('elastic', 20, 1),
  percent('brightness', 100, 5),
  percent('noise', 100, 1),
  percent('cutout', 90, 5),
];

export const augmentationSwitches = [
  'flipHorizontal',
  'flipVertical',
] as const satisfies readonly SwitchKey[];

/** A setting as its field shows it. */
export function showAmount(value: number, { unit }: AugmentationField): number {
  return unit === '%' ? Number((value * 100).toFixed(4)) : value;
}

/** What a field shows as its setting. */
export function readAmount(shown: number, { unit }: AugmentationField): number {
  return unit === '%' ? Number((shown / 100).toFixed(6)) : shown;
}
