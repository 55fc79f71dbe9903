import { join } from 'node:path';

import {
  packBindingFile,
  packDawnFile,
  tensorflowEnvironment,
  tensorflowVersion,
  type PackId,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { lastLine, runChild } from './run-child.ts';

const script = `
try {
  process.stdout.write(String(require(process.argv[1])[process.argv[2]]));
} catch (error) {
  process.stderr.write(String(error.message).split('\\n')[0]);
  process.exitCode = 1;
}`;

/**
 * Loads a pack's library in a process of its own, which one that crashes takes down alone.
 * Throws `engine-load-failed {engine, reason}` with the loader's own words.
 */
export async function checkThatPackLoads(
  pack: string,
  engine: PackId,
  options: { readonly nodePath: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const [file, member] =
    engine === 'webgpu' ? [packDawnFile, 'create'] : [packBindingFile, 'TF_Version'];
  const { exitCode, stdout, stderr } = await runChild(
    options.nodePath,
    ['--eval', script, join(pack, file), member],
    // Electron's own binary runs as Node with this, should it be the one that is given.
    {
      environment: { ...tensorflowEnvironment, ELECTRON_RUN_AS_NODE: '1' },
      signal: options.signal,
    },
  );
  const isRight = engine === 'webgpu' ? stdout !== 'undefined' : stdout === tensorflowVersion;
  if (exitCode === 0 && isRight) return;
  const reason = lastLine(stderr) || stdout || `exit ${String(exitCode)}`;
  throw new ProblemError('engine-load-failed', { engine, reason });
}
