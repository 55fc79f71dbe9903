import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { programFolder } from '../../host/program-folder.ts';
import { parseJson } from '../../host/secure-json.ts';
import { ensureRendererBundle } from '../../web/renderer-bundle.ts';
import type { BenchCase, BenchSurroundings, OpenedCase } from './bench-case.ts';
import type { SkipReason } from './case-result.ts';

// The browser is driven by a program of its own, which only a source checkout has: Playwright is a
// development package.
const program = join(programFolder, 'bench', 'measure-window.ts');

const lookSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('browser'), version: z.string() }),
  z.strictObject({ type: z.literal('absent'), what: z.enum(['playwright', 'browser']) }),
]);
const measuredSchema = z.strictObject({ type: z.literal('measured'), ms: z.number().min(0) });

/** What the program can measure, and what it is called in the results. */
type Task = 'start' | 'project' | 'drag' | 'pictures' | 'states';

/** From navigating to the address until the window answers a person. */
export const windowInteractive: BenchCase = {
  name: 'window-interactive',
  unit: 'ms',
  higherIsBetter: false,
  open: (surroundings) => openWindowCase(['start', 'project'], surroundings),
};

/** Script, style and layout of a frame at the 95th percentile, with 100 nodes on the canvas. */
export const windowFrame: BenchCase = {
  name: 'window-frame',
  unit: 'ms',
  higherIsBetter: false,
  open: (surroundings) => openWindowCase(['drag', 'pictures'], surroundings),
};

/** From the choice of another order until the hidden states of 256 units behind 2,000 characters are painted in it. */
export const hiddenStates: BenchCase = {
  name: 'hidden-states',
  unit: 'ms',
  higherIsBetter: false,
  open: (surroundings) => openWindowCase(['states'], surroundings),
};

async function openWindowCase(
  tasks: readonly Task[],
  surroundings: BenchSurroundings,
): Promise<OpenedCase> {
  const named = tasks.map((task) => ({ task, system: `lienzo-${task}` }));
  const skip = (reason: SkipReason): OpenedCase => ({
    systems: [],
    skipped: named.map(({ system }) => ({ system, reason })),
  });
  if (!existsSync(program)) return skip({ word: 'benchNoSources' });
  const look = lookSchema.parse(await runProgram('look'));
  if (look.type === 'absent')
    return skip({ word: look.what === 'browser' ? 'benchNoBrowser' : 'benchNoPlaywright' });
  await ensureRendererBundle();
  return {
    systems: named.map(({ task, system }) => ({
      name: system,
      measure: async () => {
        const home = await mkdtemp(join(surroundings.folder, 'home-'));
        return measuredSchema.parse(await runProgram(task, home)).ms;
      },
    })),
    skipped: [],
    versions: { Chromium: look.version },
  };
}

async function runProgram(...words: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words]);
  return parseJson(stdout);
}
