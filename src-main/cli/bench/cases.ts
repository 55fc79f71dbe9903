import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import { programFolder } from '../../host/program-folder.ts';
import { parseJson } from '../../host/secure-json.ts';
import { findTrainerProgram } from '../../host/trainer-launch.ts';
import type { BenchCase, BenchSystem } from './bench-case.ts';
import { streamCost } from './stream-cost.ts';
import { lenetSpec, openBenchTrainer } from './train-once.ts';

const systemOf = (engine: EngineId): string => `lienzo-${engine}`;

/** One system for each engine that is there, each with a trainer of its own. */
async function onEachEngine(
  make: (engine: EngineId) => BenchSystem | Promise<BenchSystem>,
): Promise<readonly BenchSystem[]> {
  const present = listEngines().filter((engine) => engine.present);
  return Promise.all(present.map(async ({ id }) => make(id)));
}

/** Images a second of `lenet-relu`: one epoch of the 8,000 digits, validation and checkpoint not counted. */
const lenet: BenchCase = {
  name: 'lenet',
  unit: 'images/s',
  higherIsBetter: true,
  ratios: [
    ['lienzo-tensorflow', 'lienzo-wasm'],
    ['lienzo-wasm', 'tfjs-cpu'],
    ['lienzo-tensorflow', 'tfjs-cpu'],
  ],
  open: async () => {
    const engines = await onEachEngine((engine) => {
      const trainer = openBenchTrainer();
      return {
        system: systemOf(engine),
        measure: async () => (await trainer.train(engine, lenetSpec(1))).finished.examplesPerSecond,
        close: trainer.close,
      };
    });
    return [...engines, plainTfjs];
  },
};

const printed = z.object({ imagesPerSecond: z.number() });

/** The same network by `fit` of TensorFlow.js on its backend `cpu`, in a process of its own. */
const plainTfjs: BenchSystem = {
  system: 'tfjs-cpu',
  measure: async () => {
    const entry = join(programFolder, 'src-trainer', 'bench', 'tfjs-cpu.ts');
    const { stdout } = await promisify(execFile)(findTrainerProgram().node, [entry]);
    const line = stdout.split('\n').find((one) => one.startsWith('{')) ?? '';
    return printed.parse(parseJson(line)).imagesPerSecond;
  },
  close: () => Promise.resolve(),
};

/** Milliseconds from Train to the first loss point, with a trainer that is ready. */
const firstPoint: BenchCase = {
  name: 'first-point',
  unit: 'ms',
  higherIsBetter: false,
  ratios: [],
  open: () =>
    onEachEngine(async (engine) => {
      const trainer = openBenchTrainer();
      await trainer.service.start(engine);
      return {
        system: systemOf(engine),
        measure: async () => (await trainer.train(engine, lenetSpec(1), 2)).firstPointMs,
        close: trainer.close,
      };
    }),
};

/** Milliseconds from starting a trainer's process until it is ready. */
const startup: BenchCase = {
  name: 'startup',
  unit: 'ms',
  higherIsBetter: false,
  ratios: [],
  open: () =>
    onEachEngine((engine) => ({
      system: systemOf(engine),
      measure: async () => {
        const { service } = openBenchTrainer();
        const startedAt = performance.now();
        await service.start(engine);
        const tookMs = performance.now() - startedAt;
        await service.close();
        return tookMs;
      },
      close: () => Promise.resolve(),
    })),
};

/** Everything that is measured, in the order of the report. */
export const benchCases: readonly BenchCase[] = [lenet, firstPoint, startup, streamCost];
