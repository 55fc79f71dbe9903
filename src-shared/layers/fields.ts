import { z } from 'zod';

/**
 * One setting of a layer: how it is validated, what it first holds and which control edits it.
 * The file format, the inspector's form, defaults and documents are all derived from it.
 */
export type Field<Value> = {
  readonly schema: z.ZodType<Value>;
  readonly initial: Value;
  readonly control: Control;
  /** Where it means something only for some choices of another field; a config without these has no such key. */
  readonly onlyFor?: { readonly field: string; readonly values: readonly string[] };
  /** A config has its key only where it is not `initial`, as files that are older than the field. */
  readonly isUnsaid?: true;
};

export type Control =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'integer-pair'; readonly min: number; readonly max: number }
  | { readonly kind: 'integer-list'; readonly min: number; readonly max: number }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
    }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'boolean' };

/** A whole number between `min` and `max`, both included. */
export function integer(initial: number, min: number, max: number): Field<number> {
  return { schema: z.int().min(min).max(max), initial, control: { kind: 'integer', min, max } };
}

/** Two whole numbers, `[height, width]`. */
export function integerPair(
  initial: readonly [number, number],
  min: number,
  max: number,
): Field<readonly [number, number]> {
  const one = z.int().min(min).max(max);
  return {
    schema: z.tuple([one, one]).readonly(),
    initial,
    control: { kind: 'integer-pair', min, max },
  };
}

/** One to four whole numbers: a shape. */
export function integerList(
  initial: readonly number[],
  min: number,
  max: number,
): Field<readonly number[]> {
  return {
    schema: z.array(z.int().min(min).max(max)).min(1).max(4).readonly(),
    initial,
    control: { kind: 'integer-list', min, max },
  };
}

/** A finite number between `min` and `max`, both included. */
export function number(initial: number, min: number, max: number, step: number): Field<number> {
  return {
    schema: z.number().min(min).max(max),
    initial,
    control: { kind: 'number', min, max, step },
  };
}

/** One of a closed list of Keras names. */
export function choice<const Option extends string>(
  initial: NoInfer<Option>,
  options: readonly [Option, ...Option[]],
): Field<Option> {
  return { schema: z.enum(options), initial, control: { kind: 'choice', options } };
}

/** A number in a field that older files and run folders lack: absent it is `initial`. */
export function laterNumber(
  initial: number,
  min: number,
  max: number,
  step: number,
): Field<number> {
  const field = number(initial, min, max, step);
  return { ...field, schema: z.number().min(min).max(max).default(initial) };
}

/** A whole number in a field that older files and run folders lack: absent it is `initial`. */
export function laterInteger(initial: number, min: number, max: number): Field<number> {
  const field = integer(initial, min, max);
  return { ...field, schema: z.int().min(min).max(max).default(initial) };
}

/** A field that means something only where the choice `name` has one of these values. */
export function onlyFor<Value>(
  name: string,
  values: readonly string[],
  field: Field<Value>,
): Field<Value> {
  return { ...field, onlyFor: { field: name, values } };
}

/** A field that a config leaves out where it is at its first value. */
export function unsaid<Value>(field: Field<Value>): Field<Value> {
  return { ...field, isUnsaid: true };
}

/** Yes or no. */
export function boolean(initial: boolean): Field<boolean> {
  return { schema: z.boolean(), initial, control: { kind: 'boolean' } };
}

/** Yes or no, in a field that older files and run folders lack: absent it is `initial`. */
export function laterBoolean(initial: boolean): Field<boolean> {
  return { ...boolean(initial), schema: z.boolean().default(initial) };
}
