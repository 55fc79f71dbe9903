import { join, resolve } from 'node:path';

import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordSettingName } from '../../../src-shared/messages/word-changes.ts';
import { engineIds, type EngineRequest } from '../../../src-shared/protocol/engine.ts';
import { findSettingPath, readValues } from '../../../src-shared/runs/read-values.ts';
import {
  expandSweep,
  seedsFrom,
  type SweepAxis,
  type SweepPlan,
  type SweepRun,
} from '../../../src-shared/runs/sweep-plan.ts';
import { sweepCsv } from '../../../src-shared/runs/sweep-csv.ts';
import { sweepPoints } from '../../../src-shared/runs/sweep-result.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { createDataLibrary } from '../../host/data-library.ts';
import { demandAffordable } from '../../host/demand-affordable.ts';
import { deviceMemory } from '../../host/engines/device-memory.ts';
import { createFiles } from '../../host/files.ts';
import { createRuns } from '../../host/runs.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import { UsageError, type Arguments } from '../arguments.ts';
import { exitCodes, type Command } from '../command.ts';
import type { CommandIo } from '../command-io.ts';
import { compileDocument } from '../compile-document.ts';
import { installBeforeTraining } from '../install-before-training.ts';
import { loadDocument } from '../load-document.ts';
import { refuse } from '../refuse.ts';
import { sweepTable } from '../sweep-table.ts';
import { trainOneByOne } from '../train-one-by-one.ts';
import { useOwnData } from '../use-own-data.ts';

/** `lienzo sweep <file or template> --set <setting>=v1,v2,...`: trains every value over seeds and prints a table. */
export const sweep: Command = {
  usage:
    'sweep <file|template> [--set SETTING=VALUES]... [--seeds N] [--steps N] [--epochs N] [--seed S] [--engine E] [--data PATH] --out DIR [--json]',
  summary: 'sweepSummary',
  options: {
    set: { argument: 'SETTING=VALUES', help: 'optionSet' },
    seeds: { argument: 'N', help: 'optionSeeds' },
    steps: { argument: 'N', help: 'optionSteps' },
    epochs: { argument: 'N', help: 'optionEpochs' },
    seed: { argument: 'S', help: 'optionSeed' },
    engine: { argument: 'E', help: 'optionEngine' },
    data: { argument: 'PATH', help: 'optionData' },
    out: { argument: 'DIR', help: 'optionSweepOut' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const { text, whole, choice } = given;
    const maxSteps = whole('steps', { min: 1, max: Number.MAX_SAFE_INTEGER });
    const engine = choice('engine', ['auto', ...engineIds]) ?? 'auto';
    const out = text('out');
    if (out === undefined) throw new UsageError('sweepNeedsOut');
    const files = createFiles();
    const library = createDataLibrary({ files, home: findDataFolder() });
    const [word = ''] = given.positionals;
    const loaded = await loadDocument(word, io.language);
    const { document, dataPath } = await useOwnData(loaded, text('data'), library, io);
    const spec = compileDocument(document, io);
    if (spec === undefined) return exitCodes.refused;
    const base = withLimits(spec, given);
    const plan = planOf(base, given);
    const runs = expandSweep(base, plan);
    for (const { spec } of runs) demandAffordable(spec, deviceMemory(engine));
    const dirs = runs.map((_, index) => join(resolve(out), String(index + 1).padStart(4, '0')));
    const store = createRuns({ files, home: findDataFolder() });
    for (const dir of dirs) await store.prepare(dir, false);
    await installBeforeTraining(engine, io);
    const trained = await trainOneByOne(
      runs.map(({ spec, values }, index) => ({ spec, values, dir: dirs[index] ?? '' })),
      { engine, maxSteps, dataPath },
      io,
    );
    return report(trained, { plan, runs, out: resolve(out), engine }, io);
  },
};

type Trained = Awaited<ReturnType<typeof trainOneByOne>>;
type Asked = {
  readonly plan: SweepPlan;
  readonly runs: readonly SweepRun[];
  readonly out: string;
  readonly engine: EngineRequest;
};

async function report(trained: Trained, { plan, out }: Asked, io: CommandIo): Promise<number> {
  const names = plan.axes.map(({ path }) => wordSettingName(path, io.language));
  const points = sweepPoints(trained.runs);
  if (io.json) {
    for (const point of points) {
      const set = Object.fromEntries(plan.axes.map(({ path }, axis) => [path, point.values[axis]]));
      io.stdout(JSON.stringify({ type: 'sweep/point', set, ...point, values: undefined }));
    }
  } else for (const line of sweepTable(points, names, io.language)) io.stdout(line);
  const path = join(out, 'sweep.csv');
  await createFiles().save(
    path,
    sweepCsv(
      points,
      plan.axes.map((axis) => axis.path),
    ),
  );
  io.stderr(fill(messages(io.language).commandLine.sweepWritten, { path }, io.language));
  const { failures } = trained;
  const [failure] = failures;
  if (failure !== undefined) return refuse(failure, io);
  return io.signal.aborted ? exitCodes.interrupted : exitCodes.done;
}

/** The spec with what the command line says of all its trainings. */
function withLimits(spec: RunSpec, { whole }: Arguments): RunSpec {
  const steps = whole('steps', { min: 1, max: Number.MAX_SAFE_INTEGER });
  const epochs = whole('epochs', { min: 1, max: 100_000 });
  const seed = whole('seed', { min: 0, max: 4_294_967_295 });
  const { training } = spec;
  return {
    ...spec,
    training: {
      ...training,
      epochs: epochs ?? (steps === undefined ? training.epochs : 100_000),
      seed: seed ?? training.seed,
    },
  };
}

function planOf(spec: RunSpec, { texts, whole }: Arguments): SweepPlan {
  const axes = texts('set').map((given): SweepAxis => {
    const at = given.indexOf('=');
    if (at < 1) throw new UsageError('setWanted', { option: '--set', text: given });
    const path = findSettingPath(spec, given.slice(0, at), (one) =>
      (['en', 'es'] as const).map((language) => wordSettingName(one, language)),
    );
    return { path, values: readValues(spec, path, given.slice(at + 1)) };
  });
  if (axes.length > 2) throw new UsageError('setTwice');
  const count = whole('seeds', { min: 1, max: 100 }) ?? (axes.length === 0 ? 5 : 1);
  return { axes, seeds: seedsFrom(spec.training.seed, count) };
}
