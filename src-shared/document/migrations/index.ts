/**
 * Turns the JSON of one version of the file into that of the next. A migration reads only what its own
 * version could hold and is never changed after its version has been released.
 */
type Migration = (file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** The version that this program writes. */
export const currentVersion = 1;

/** `migrations[n]` leads from version n to version n + 1. */
const migrations: Readonly<Record<number, Migration>> = {};

/** Brings a file of any released version to the current one. `undefined` where its version is none of ours. */
export function migrate(
  file: Readonly<Record<string, unknown>>,
  version: number,
): Readonly<Record<string, unknown>> | undefined {
  let migrated = file;
  for (let from = version; from < currentVersion; from += 1) {
    const migration = migrations[from];
    if (migration === undefined) return undefined;
    migrated = { ...migration(migrated), version: from + 1 };
  }
  return migrated;
}
