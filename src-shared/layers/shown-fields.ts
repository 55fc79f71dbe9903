import { z } from 'zod';

import type { Config } from './define-layer.ts';
import type { Field } from './fields.ts';

type Fields = Readonly<Record<string, Field<unknown>>>;

/** The fields that mean something under what the others are set to: all, or those that belong to what was chosen. */
export function shownFields(fields: Fields, config: Config): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, { onlyFor }]) => {
      return onlyFor === undefined || onlyFor.values.some((it) => it === config[onlyFor.field]);
    }),
  );
}

/** The config as a file may hold it after one of its fields was set: what belongs to the choice and nothing that does not. */
export function settleConfig(fields: Fields, config: Config): Config {
  const shown = shownFields(fields, config);
  const kept = Object.entries(config).filter(([name, value]) => {
    const field = shown[name];
    if (field?.isUnsaid && value === field.initial) return false;
    return field !== undefined || fields[name] === undefined;
  });
  const added = Object.entries(shown).flatMap(([name, { onlyFor, isUnsaid, initial }]) =>
    onlyFor === undefined || isUnsaid || Object.hasOwn(config, name)
      ? []
      : [[name, initial] as const],
  );
  return Object.fromEntries([...kept, ...added]);
}

/** The config with every field, those that mean nothing at their first value. */
export function fillConfig(fields: Fields, config: Config): Config {
  const first = Object.entries(fields).flatMap(([name, { onlyFor, isUnsaid, initial }]) =>
    onlyFor === undefined && !isUnsaid ? [] : [[name, initial] as const],
  );
  return { ...Object.fromEntries(first), ...config };
}

/** The strict schema of a config as a file holds it: every field that means something, and no other key. */
export function settledSchema(fields: Fields): z.ZodType<Config> {
  const entries = Object.entries(fields);
  const whole = z.strictObject(
    Object.fromEntries(
      entries.map(([name, { schema, onlyFor, isUnsaid }]) => [
        name,
        onlyFor === undefined && !isUnsaid ? schema : schema.optional(),
      ]),
    ),
  );
  if (entries.every(([, { onlyFor }]) => onlyFor === undefined)) return whole;
  return whole.superRefine((config, context) => {
    const shown = shownFields(fields, config);
    for (const [name, { onlyFor, isUnsaid }] of entries) {
      if (onlyFor === undefined || Object.hasOwn(shown, name) === Object.hasOwn(config, name)) {
        continue;
      }
      if (isUnsaid && !Object.hasOwn(config, name)) continue;
      const [is, choice] = [String(config[onlyFor.field]), onlyFor.field];
      const message = `${name} and ${choice} ${is} do not go together`;
      context.addIssue({ code: 'custom', message, path: [name] });
    }
  });
}
