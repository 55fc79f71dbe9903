import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { projectFolder, stampSources } from '../host/source-stamp.ts';

const folder = join(projectFolder, 'out/renderer');
const stampFile = join(projectFolder, 'out/renderer.sha256');
const sources = [
  'src-renderer/**/*.*',
  'src-shared/**/*.ts',
  'resources/**/*.*',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * The folder with the built window (`index.html` and its assets). In a source checkout it is built anew
 * when a source has changed since, which is said on stderr; a packaged app has it and builds nothing.
 * Throws with the builder's own words where the build fails.
 */
export async function ensureRendererBundle(): Promise<string> {
  if (!existsSync(join(projectFolder, 'src-renderer/index.html'))) return folder;
  const stamp = stampSources(sources);
  if (existsSync(join(folder, 'index.html')) && (await readStamp()) === stamp) return folder;
  process.stderr.write('Building the window ...\n');
  // Built beside and then moved, so that a server which is reading the old files never sees half of them.
  const fresh = `${folder}-${process.pid}`;
  try {
    await build(fresh);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await writeFile(stampFile, stamp);
  return folder;
}

async function readStamp(): Promise<string | undefined> {
  return existsSync(stampFile) ? readFile(stampFile, 'utf8') : undefined;
}

async function build(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', outDir];
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new Error(`The window could not be built.\n${Buffer.concat(chunks).toString('utf8')}`);
}
