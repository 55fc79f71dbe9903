import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { programFolder } from './program-folder.ts';

/**
 * Builds what came out of the sources once, and again when one of them has changed: their content is
 * hashed, for times mean nothing after a checkout. The hash of the last build lies in `stampFile`.
 */
export async function buildWhenStale({
  sources,
  product,
  stampFile,
  build,
}: {
  /** Patterns of the files that go in, relative to the program's folder. */
  readonly sources: readonly string[];
  /** A file that a finished build leaves. */
  readonly product: string;
  readonly stampFile: string;
  readonly build: () => Promise<void>;
}): Promise<void> {
  const stamp = hashFiles(sources);
  const isFresh =
    existsSync(product) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isFresh) return;
  await build();
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
}

function hashFiles(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync([...patterns], { cwd: programFolder }).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(programFolder, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Runs a build tool of this checkout, which stands at `script`. Throws with the tool's own words where it fails. */
export async function runBuildTool(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(process.execPath, [join(programFolder, 'node_modules', script), ...args], {
    cwd: programFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${script} failed\n${Buffer.concat(chunks).toString('utf8')}`);
}
