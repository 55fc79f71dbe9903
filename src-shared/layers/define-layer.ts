import { z } from 'zod';

import type { Finding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';
import type { Field } from './fields.ts';
import type { LayerLibrary, Tensor } from './layer-library.ts';

/** Where a layer stands in the palette and which colour its glyph has. */
export type Category =
  'data' | 'dense' | 'conv' | 'pool' | 'shape' | 'regular' | 'recurrent' | 'text';

export type Config = Readonly<Record<string, unknown>>;

/** How many weights a layer holds, and the arithmetic behind it: `6 × (5×5×1) + 6 = 156`. */
export type ParameterCount = {
  readonly count: bigint;
  /** Numbers only, with `×`, `+`, `=` and brackets; empty where there are no weights. */
  readonly formula: string;
};

export const noParameters: ParameterCount = { count: 0n, formula: '' };

/** Whether the numbers on a wire are indices (characters, classes) or measurements. */
export type NumberKind = 'float' | 'integer';

/** What arrives at one input of a node. */
export type Incoming = { readonly shape: Shape; readonly numbers: NumberKind };

/**
 * Everything Lienzo knows about one layer type but its prose, in one file.
 * The palette, the form, file validation, defaults and code generators are derived from it.
 */
export type LayerDefinition<Type extends string = string, C extends Config = Config> = {
  /** The Keras class name. */
  readonly type: Type;
  readonly kind: 'layer' | 'input' | 'output';
  readonly category: Category;
  /** How many wires may lead to it. */
  readonly inputs: { readonly min: number; readonly max: number };
  /** True where its first input must be integers (Embedding). */
  readonly takesIntegers?: boolean;
  readonly fields: { readonly [Name in keyof C]: Field<C[Name]> };
  /** The settings line on the node shows these, in this order. */
  readonly summaryFields: readonly (keyof C & string)[];
  /** The shape that leaves, or why there is none. `incoming` has between `inputs.min` and `inputs.max` entries. */
  readonly outputShape: (config: C, incoming: readonly Incoming[]) => Shape | Finding;
  readonly parameterCount: (config: C, incoming: readonly Incoming[]) => ParameterCount;
  /**
   * Floats one example needs beside its output while training (e.g. im2col is not counted; a mask is).
   * Absent means none.
   */
  readonly workingElements?: (config: C, incoming: readonly Incoming[]) => bigint;
  /** Builds the Keras layer; only kinds `layer` have one. */
  readonly build?: (make: LayerLibrary, config: C) => Tensor;
};

/** Checks a definition's parts against each other; the value is unchanged. */
export function defineLayer<const Type extends string, C extends Config>(
  definition: LayerDefinition<Type, C>,
): LayerDefinition<Type, C> {
  return definition;
}

/** The strict schema of a layer's config: every field, no other key. */
export function configSchema(definition: LayerDefinition<string, never>): z.ZodType<Config> {
  const fields: Readonly<Record<string, Field<unknown>>> = definition.fields;
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.schema]),
  );
  return z.strictObject(shape);
}

/** A fresh config with every field at its first value. */
export function initialConfig(definition: LayerDefinition<string, never>): Config {
  const fields: Readonly<Record<string, Field<unknown>>> = definition.fields;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.initial]));
}
