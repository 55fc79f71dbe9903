import { join } from 'node:path';

import {
  packBindingFile,
  tensorflowEnvironment,
  tensorflowVersion,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { lastLine, runChild } from './run-child.ts';

const script = `
try {
  process.stdout.write(String(require(process.argv[1]).TF_Version));
} catch (error) {
  process.stderr.write(String(error.message).split('\\n')[0]);
  process.exitCode = 1;
}`;

/**
 * Loads a pack's binding in a process of its own, which a library that crashes takes down alone.
 * Throws `engine-load-failed {reason}` with the loader's own words.
 */
export async function checkThatPackLoads(
  pack: string,
  options: { readonly nodePath: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { exitCode, stdout, stderr } = await runChild(
    options.nodePath,
    ['--eval', script, join(pack, packBindingFile)],
    // Electron's own binary runs as Node with this, should it be the one that is given.
    {
      environment: { ...tensorflowEnvironment, ELECTRON_RUN_AS_NODE: '1' },
      signal: options.signal,
    },
  );
  if (exitCode === 0 && stdout === tensorflowVersion) return;
  const reason = lastLine(stderr) || stdout || `exit ${String(exitCode)}`;
  throw new ProblemError('engine-load-failed', { reason });
}
