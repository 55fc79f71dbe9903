import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';

import { tensorflowEnvironment } from '../../src-shared/protocol/engine-pack.ts';
import { cacheFolder } from './engines/packs-folder.ts';
import { programFolder } from './program-folder.ts';

/** Which Node runs which file as the trainer. */
export type TrainerProgram = {
  readonly node: string;
  readonly entry: string;
  /** Lets a window go first where both want a core: it shows what is trained, and must answer. */
  readonly givesWay?: boolean;
};

/** What the trainer gets to know of our environment: where things are, and how many threads to take. */
const passedOn = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  // Where a system keeps the drivers of its graphics cards, should that be anywhere unusual.
  'LD_LIBRARY_PATH',
  'VK_DRIVER_FILES',
  'VK_ICD_FILENAMES',
  'CUDA_DEVICE_ORDER',
  'CUDA_VISIBLE_DEVICES',
  'TF_FORCE_GPU_ALLOW_GROWTH',
  'TF_DETERMINISTIC_OPS',
  'NVIDIA_TF32_OVERRIDE',
  'XLA_FLAGS',
  'OMP_NUM_THREADS',
  'TF_NUM_INTRAOP_THREADS',
  'TF_NUM_INTEROP_THREADS',
];

/** The trainer of a source checkout, run by the Node that runs this, or by the project's own under Electron. */
export function findTrainerProgram(): TrainerProgram {
  const node = 'electron' in process.versions ? projectNode() : process.execPath;
  return { node, entry: join(programFolder, 'src-trainer', 'main.ts') };
}

function projectNode(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const require = createRequire(join(programFolder, 'package.json'));
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), file);
    } catch {
      // Not this one; the next name, or the word on the path.
    }
  }
  return 'node';
}

/**
 * Starts the trainer's process. Its commands go to descriptor 3, its events come from 4, the beats of its
 * watching thread from 5; stdout and stderr are logs.
 */
export function launchTrainer({ node, entry, givesWay = false }: TrainerProgram): ChildProcess {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...tensorflowEnvironment, ...childEnvironment() },
    shell: false,
    windowsHide: true,
  });
  // The threads that it begins later have its priority.
  if (givesWay && child.pid !== undefined) yieldToWindows(child.pid);
  return child;
}

function yieldToWindows(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that refuses lets it train all the same.
  }
}

/** Starts a process that imports data: commands to descriptor 3, events from 4, logs on stderr. */
export function launchImporter({ node, entry }: TrainerProgram): ChildProcess {
  return spawn(node, ['--disable-warning=ExperimentalWarning', entry], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: childEnvironment(),
    shell: false,
    windowsHide: true,
  });
}

function childEnvironment(): Record<string, string> {
  const env: Record<string, string> = {
    // Reading and compiling the sources is the larger half of a start; Node keeps the result of the first.
    NODE_COMPILE_CACHE: join(cacheFolder(), 'compiled'),
  };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
