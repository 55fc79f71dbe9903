import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { arch, platform } from 'node:process';
import { dirname, join } from 'node:path';

import {
  napiVersion,
  packBindingFile,
  packOperationsFile,
  tensorflowEnvironment,
} from '../../../src-shared/protocol/engine-pack.ts';
import { programFolder } from '../program-folder.ts';
import { findNodeHeaders } from './node-headers.ts';
import { lastLine, runChild, type ChildResult } from './run-child.ts';

/**
 * Lienzo's own operations for TensorFlow (`src-trainer/engine/native`): recurrent layers that are one operation
 * for a whole sequence. They are built into an engine pack beside the binding; a pack without them works.
 */
const sources = join(programFolder, 'src-trainer', 'engine', 'native');

/** The arithmetic, which is compiled once for each instruction set. */
const kernelsSource = 'kernels.cc';

const commonArgs = ['-std=c++17', '-fPIC', '-fvisibility=hidden', '-Wno-psabi'];
/** No number counts differently for the sake of speed: not-a-number and infinity stay what they are. */
const kernelArgs = ['-O3', '-fno-math-errno', '-ffp-contract=fast', '-fno-exceptions'];

type InstructionSet = {
  readonly name: string;
  /** How many float32 its vectors hold. */
  readonly lanes: number;
  readonly args: readonly string[];
};

/** Every processor runs the first; which of the others it has is found out when the library is loaded. */
const instructionSets: readonly InstructionSet[] = [
  { name: 'portable', lanes: 4, args: [] },
  { name: 'avx2', lanes: 8, args: ['-mavx2', '-mfma'] },
  { name: 'avx512', lanes: 16, args: ['-mavx512f', '-mfma', '-mprefer-vector-width=512'] },
];

export type NativeBuildOptions = {
  readonly compiler: string;
  /** File names of TensorFlow's libraries in the pack. */
  readonly libraries: readonly string[];
  /** The way to the libraries, for the linker. */
  readonly rpath: string;
  readonly nodePath: string;
  readonly signal?: AbortSignal | undefined;
};

/** What the sources and the way of building them hash to. */
export function hashNativeSources(): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([commonArgs, kernelArgs, instructionSets]));
  for (const name of listSources(/\.(cc|h)$/)) {
    hash.update(`\0${name}\0`).update(readFileSync(join(sources, name)));
  }
  return hash.digest('hex');
}

/**
 * Builds the operations inside a pack that has its binding, and loads both in a process of their own. Gives
 * the reason where that fails, and leaves nothing behind then: the layers are composed of TensorFlow's own
 * operations where there are none of ours. Throws only `engine-cancelled`.
 */
export async function buildNative(
  pack: string,
  options: NativeBuildOptions,
): Promise<string | undefined> {
  const objects = await mkdtemp(join(dirname(pack), 'objects-'));
  const file = join(pack, packOperationsFile);
  let reason: string | undefined;
  try {
    reason = await compile(pack, objects, options);
    if (reason !== undefined) return reason;
    const loaded = await tryNative(pack, options);
    if ('reason' in loaded) reason = loaded.reason;
    return reason;
  } finally {
    await rm(objects, { recursive: true, force: true });
    if (reason !== undefined) await rm(file, { force: true });
  }
}

async function compile(
  pack: string,
  objects: string,
  { compiler, libraries, rpath, nodePath, signal }: NativeBuildOptions,
): Promise<string | undefined> {
  const wanted = arch === 'x64' ? instructionSets : instructionSets.slice(0, 1);
  const kernels = wanted.map(({ name, lanes, args }) => ({
    object: join(objects, `${name}.o`),
    args: [...args, `-DLIENZO_INSTRUCTION_SET=${name}`, `-DLIENZO_LANES=${lanes}`],
  }));
  const results = await Promise.all(
    kernels.map(({ object, args }) =>
      runChild(
        compiler,
        [
          ...[...commonArgs, ...kernelArgs, ...args],
          ...['-c', join(sources, kernelsSource), '-o', object],
        ],
        { signal },
      ),
    ),
  );
  const failed = results.find(({ exitCode }) => exitCode !== 0);
  if (failed !== undefined) return reasonOf(failed);
  const linked = await runChild(
    compiler,
    [
      ...[...commonArgs, '-O2', '-shared', `-DNAPI_VERSION=${napiVersion}`],
      `-I${findNodeHeaders(nodePath)}`,
      `-I${join(pack, 'include')}`,
      ...listSources(/\.cc$/)
        .filter((name) => name !== kernelsSource)
        .map((name) => join(sources, name)),
      ...kernels.map(({ object }) => object),
      ...['-o', join(pack, packOperationsFile)],
      ...libraries.map((name) => join(pack, 'lib', name)),
      rpath,
      ...(platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : []),
    ],
    { signal },
  );
  return linked.exitCode === 0 ? undefined : reasonOf(linked);
}

/** Loads the binding, then the operations; prints the instruction set that they found. */
const loadScript = `
require(process.argv[1]);
process.stdout.write(require(process.argv[2]).instructionSet);`;

/** Loads a pack's operations in a process of their own: which instructions they use, or why they cannot be loaded. */
export async function tryNative(
  pack: string,
  { nodePath, signal }: Pick<NativeBuildOptions, 'nodePath' | 'signal'>,
): Promise<{ readonly instructionSet: string } | { readonly reason: string }> {
  const paths = [packBindingFile, packOperationsFile].map((file) => join(pack, file));
  const result = await runChild(nodePath, ['--eval', loadScript, ...paths], {
    environment: { ...tensorflowEnvironment, ELECTRON_RUN_AS_NODE: '1' },
    signal,
  });
  const isGood =
    result.exitCode === 0 && instructionSets.some(({ name }) => name === result.stdout);
  return isGood ? { instructionSet: result.stdout } : { reason: reasonOf(result) };
}

function listSources(pattern: RegExp): string[] {
  return readdirSync(sources)
    .filter((name) => pattern.test(name))
    .sort();
}

function reasonOf({ stderr, exitCode }: ChildResult): string {
  const error = stderr.split('\n').find((line) => /\berror\b/i.test(line));
  return (error ?? lastLine(stderr)).trim() || `exit ${String(exitCode)}`;
}
