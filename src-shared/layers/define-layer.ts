import { z } from 'zod';

import type { Finding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';
import type { Field } from './fields.ts';
import type { LayerLibrary, Tensor } from './layer-library.ts';
import { fillConfig, settleConfig, settledSchema, shownFields } from './shown-fields.ts';

/** Where a layer stands in the palette and which colour its glyph has. */
export type Category =
  'data' | 'dense' | 'conv' | 'pool' | 'shape' | 'regular' | 'recurrent' | 'text';

export type Config = Readonly<Record<string, unknown>>;

/** How many weights a layer holds, and the arithmetic behind it: `6 × (5×5×1) + 6 = 156`. */
export type ParameterCount = {
  readonly count: bigint;
  /** Numbers only, with `×`, `+`, `=` and brackets; empty where there are no weights. */
  readonly formula: string;
  /** How many of them training keeps without a gradient (running statistics); none where absent. */
  readonly kept?: bigint;
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

/** A layer type as the rest of the program sees it: any config goes in, and is proven before the rule runs. */
export type Layer<Type extends string = string> = {
  readonly type: Type;
  readonly kind: 'layer' | 'input' | 'output';
  readonly category: Category;
  readonly inputs: { readonly min: number; readonly max: number };
  readonly takesIntegers: boolean;
  readonly fields: Readonly<Record<string, Field<unknown>>>;
  readonly summaryFields: readonly string[];
  /** The fields that mean something under this config. */
  readonly shownFields: (config: Config) => Readonly<Record<string, Field<unknown>>>;
  /** The config after one of its fields was set: with what belongs to that choice and without what does not. */
  readonly settle: (config: Config) => Config;
  /** Strict: every field that means something, no other key. */
  readonly configSchema: z.ZodType<Config>;
  /** A config with every field that means something at its first value. */
  readonly initialConfig: Config;
  readonly outputShape: (config: Config, incoming: readonly Incoming[]) => Shape | Finding;
  readonly parameterCount: (config: Config, incoming: readonly Incoming[]) => ParameterCount;
  readonly workingElements: (config: Config, incoming: readonly Incoming[]) => bigint;
  /** Throws for the kinds `input` and `output`, which are no Keras layers. */
  readonly build: (make: LayerLibrary, config: Config) => Tensor;
};

/**
 * Turns a definition into a layer type. A config that reaches a rule has been parsed by its fields once
 * (remembered per object, since configs never change); one that does not fit throws, because every door
 * of the program has already refused it with a diagnostic.
 */
export function defineLayer<const Type extends string, C extends Config>(
  definition: LayerDefinition<Type, C>,
): Layer<Type> {
  const schema = fieldsSchema(definition.fields);
  const fields: Readonly<Record<string, Field<unknown>>> = definition.fields;
  const proven = new WeakMap<Config, C>();
  const read = (config: Config): C => {
    const known = proven.get(config);
    if (known !== undefined) return known;
    const parsed = schema.parse(fillConfig(fields, config));
    proven.set(config, parsed);
    return parsed;
  };
  const { build, workingElements } = definition;
  return {
    type: definition.type,
    kind: definition.kind,
    category: definition.category,
    inputs: definition.inputs,
    takesIntegers: definition.takesIntegers ?? false,
    fields,
    summaryFields: definition.summaryFields,
    shownFields: (config) => shownFields(fields, config),
    settle: (config) => settleConfig(fields, config),
    configSchema: settledSchema(fields),
    initialConfig: settleConfig(
      fields,
      Object.fromEntries(Object.entries(fields).map(([name, { initial }]) => [name, initial])),
    ),
    outputShape: (config, incoming) => definition.outputShape(read(config), incoming),
    parameterCount: (config, incoming) => definition.parameterCount(read(config), incoming),
    workingElements: (config, incoming) => workingElements?.(read(config), incoming) ?? 0n,
    build: (make, config) => {
      if (build === undefined) throw new Error(`${definition.type} is not a Keras layer`);
      return build(make, read(config));
    },
  };
}

/** The strict schema made of the fields' own. */
function fieldsSchema<C extends Config>(fields: {
  readonly [Name in keyof C]: Field<C[Name]>;
}): z.ZodType<C>;
function fieldsSchema(fields: Readonly<Record<string, Field<unknown>>>): z.ZodType<Config> {
  return z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])),
  );
}
