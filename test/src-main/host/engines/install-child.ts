import { argv } from 'node:process';

import { installTensorflow } from '../../../../src-main/host/engines/install-tensorflow.ts';
import { ProblemError } from '../../../../src-shared/problem.ts';

// An installation in a process of its own: install-child.ts PACKS_FOLDER. Prints each phase that it enters.

let phase = '';
try {
  await installTensorflow({
    packsFolder: argv[2]!,
    onProgress: (progress) => {
      if (progress.phase !== phase) console.log(progress.phase);
      phase = progress.phase;
    },
  });
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.log(error.problem.code);
  process.exitCode = 1;
}
