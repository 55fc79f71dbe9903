import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { napiVersion, packBindingFile } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { backendSource, backendSourceText, bindingFolder } from './binding-source.ts';
import { buildNative, hashNativeSources } from './native-build.ts';
import { findNodeHeaders } from './node-headers.ts';
import { lastLine, runChild } from './run-child.ts';
import type { TensorflowWheel } from './wheel.ts';

/** Tried in this order. */
const compilers = ['c++', 'g++', 'clang++'];

const commonArgs = ['-std=c++17', '-O2', '-fPIC', '-shared', `-DNAPI_VERSION=${napiVersion}`];

/** The library beside the binding is found whatever folder the pack lies in. */
const rpath = process.platform === 'darwin' ? '-Wl,-rpath,@loader_path' : '-Wl,-rpath,$ORIGIN';

/**
 * Hash of the sources of the binding and of our own operations, and of the way they are built: where it differs,
 * a pack is stale.
 */
export function hashBinding(): string {
  const folder = bindingFolder();
  const hash = createHash('sha256').update(JSON.stringify([commonArgs, rpath]));
  hash.update(hashNativeSources());
  for (const name of readdirSync(folder).sort()) {
    const isChanged = name === backendSource;
    hash.update(`\0${name}\0`);
    hash.update(isChanged ? backendSourceText(folder) : readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

/** The name of the first C++ compiler that answers, and its version. Throws `engine-no-compiler`. */
export async function findCompiler(
  signal?: AbortSignal,
): Promise<{ readonly command: string; readonly version: string }> {
  for (const command of compilers) {
    const { exitCode, stdout } = await runChild(command, ['--version'], { signal });
    if (exitCode === 0) return { command, version: stdout.split('\n', 1)[0] ?? '' };
  }
  throw new ProblemError('engine-no-compiler', { commands: compilers.join(', ') });
}

/**
 * Builds the binding inside a pack that has its libraries and headers. Throws `engine-compile-failed
 * {reason}` with the compiler's first error.
 */
export async function buildBinding(
  pack: string,
  { libraries }: TensorflowWheel,
  options: { readonly nodePath: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { command } = await findCompiler(options.signal);
  const sources = bindingFolder();
  const changed = await mkdtemp(join(dirname(pack), 'source-'));
  try {
    await writeFile(join(changed, backendSource), backendSourceText(sources));
    await compileBinding([join(changed, backendSource), join(sources, 'tfjs_binding.cc')]);
  } finally {
    await rm(changed, { recursive: true, force: true });
  }

  async function compileBinding(files: readonly string[]): Promise<void> {
    const { exitCode, stderr } = await runChild(
      command,
      [
        ...commonArgs,
        `-I${findNodeHeaders(options.nodePath)}`,
        `-I${join(pack, 'include')}`,
        `-I${sources}`,
        ...files,
        ...['-o', join(pack, packBindingFile)],
        join(pack, 'lib', libraries.cc),
        join(pack, 'lib', libraries.framework),
        rpath,
        // Node's own functions are found in the process that loads the binding.
        ...(process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : []),
      ],
      { signal: options.signal },
    );
    if (exitCode === 0) return;
    const reason = stderr.split('\n').find((line) => /\berror\b/i.test(line)) ?? lastLine(stderr);
    throw new ProblemError('engine-compile-failed', { reason: reason.trim() });
  }
}

/** Builds our own operations beside the binding, and gives the reason where that fails: a pack may lack them. */
export async function buildOperations(
  pack: string,
  { libraries }: TensorflowWheel,
  options: { readonly nodePath: string; readonly signal?: AbortSignal | undefined },
): Promise<string | undefined> {
  const { command: compiler } = await findCompiler(options.signal);
  const names = [libraries.cc, libraries.framework];
  return buildNative(pack, { ...options, compiler, libraries: names, rpath });
}
