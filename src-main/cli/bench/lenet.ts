import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { programFolder } from '../../host/program-folder.ts';
import { parseJson } from '../../host/secure-json.ts';
import { findTrainerProgram } from '../../host/trainer-launch.ts';
import type { BenchCase, BenchSurroundings } from './bench-case.ts';
import { withoutEnd, withTrainer } from './bench-trainer.ts';
import { measureEngines } from './engines-here.ts';
import { compileDocument, lenetDocument } from './lenet-document.ts';

/** Kernels are compiled and caches filled by then. */
const warmUpSteps = 30;
const secondsPerRound = 4;

/** Images a second while LeNet trains, on our engines and on what TensorFlow.js offers without us. */
export const lenet: BenchCase = {
  name: 'lenet',
  unit: 'images/s',
  higherIsBetter: true,
  against: 'tfjs-cpu',
  open: (surroundings) => {
    const ours = measureEngines((engine) => measureOurs(engine, surroundings));
    const reference = { name: 'tfjs-cpu', measure: measureReference };
    return Promise.resolve({ ...ours, systems: [...ours.systems, reference] });
  },
};

/** What a run says of itself when it is over, as everybody sees it. */
function measureOurs(engine: EngineId, surroundings: BenchSurroundings): Promise<number> {
  const spec = withoutEnd(compileDocument(lenetDocument()));
  return withTrainer(engine, surroundings, async ({ train }) => {
    await train({ spec, maxSteps: warmUpSteps });
    const { examplesPerSecond } = await train({ spec, maxMinutes: secondsPerRound / 60 });
    return examplesPerSecond;
  });
}

const rateSchema = z.strictObject({ imagesPerSecond: z.number().positive() });

/** The same network trained by TensorFlow.js alone, in a process of its own. */
async function measureReference(): Promise<number> {
  const program = join(programFolder, 'src-trainer', 'bench', 'tfjs-cpu.ts');
  const { stdout } = await promisify(execFile)(findTrainerProgram().node, [program]);
  return rateSchema.parse(parseJson(stdout)).imagesPerSecond;
}
