import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { SweepPlace } from '../../src-shared/runs/run-card.ts';
import { expandSweep } from '../../src-shared/runs/sweep-plan.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { dataPathOf } from './data-methods.ts';
import { demandAffordable } from './demand-affordable.ts';
import { deviceMemory } from './engines/device-memory.ts';
import type { HostMethods, HostParts } from './host-methods.ts';
import { newRunId } from './new-run-id.ts';
import { weightsPathOf } from './weights-path-of.ts';

type Begin = {
  readonly projectId: string;
  readonly spec: RunSpec;
  readonly engine: EngineRequest;
  readonly name?: string | undefined;
  readonly sweep?: SweepPlace | undefined;
};
type Parts = Pick<HostParts, 'projects' | 'runs' | 'library' | 'trainer'>;

/** Begins a training in a folder of its own and gives its run's id. Rejects where it cannot begin. */
export async function beginRun(
  { projects, runs, library, trainer }: Parts,
  { projectId, spec, engine, name, sweep }: Begin,
): Promise<string> {
  trainer.demandFree();
  await projects.demand(projectId);
  demandAffordable(spec, deviceMemory(engine));
  const weightsFrom = await weightsPathOf(spec, runs);
  const dataPath = await dataPathOf(spec, library);
  const runId = newRunId();
  const dir = runs.folderOf(runId);
  try {
    await runs.prepare(dir, false);
    await runs.adopt(runId, projectId, {
      ...(name !== undefined && { name }),
      ...(sweep !== undefined && { sweep }),
    });
    const measureTraining = sweep !== undefined;
    const more = { measureTraining, ...dataPath, ...weightsFrom };
    await trainer.train(engine, { runId, dir, spec, resume: false, ...more });
  } catch (error) {
    // Whoever asked is told why it did not begin, and not what else stands in the way of the tidying.
    await runs.clearUnbegun(runId).catch(() => undefined);
    throw error;
  }
  return runId;
}

/** What the host does for the methods about trainings that wait. */
export function createQueueMethods(
  parts: HostParts,
): Pick<
  HostMethods,
  | 'queue.list'
  | 'queue.add'
  | 'queue.move'
  | 'queue.cancel'
  | 'queue.go-on'
  | 'sweep.start'
  | 'sweep.list'
> {
  const { queue, projects, sweeps } = parts;
  const done = { result: {} };
  return {
    'queue.list': () => Promise.resolve({ result: queue.state() }),
    'queue.add': async ({ projectId, spec, engine, name }) => {
      await projects.demand(projectId);
      demandAffordable(spec, deviceMemory(engine));
      const [entryId = ''] = queue.add([{ projectId, spec, engine, name }]);
      return { result: { entryId } };
    },
    'queue.move': ({ entryId, beforeId }) => {
      queue.move(entryId, beforeId);
      return Promise.resolve(done);
    },
    'queue.cancel': ({ entryIds }) => {
      queue.cancel(entryIds);
      return Promise.resolve(done);
    },
    'queue.go-on': () => {
      queue.goOn();
      return Promise.resolve(done);
    },
    'sweep.start': async ({ projectId, spec, engine, title, plan }) => {
      await projects.demand(projectId);
      const runs = expandSweep(spec, plan);
      for (const run of runs) demandAffordable(run.spec, deviceMemory(engine));
      const sweep = await sweeps.create({ projectId, title, plan, runs: runs.length });
      const { sweepId } = sweep;
      queue.add(
        runs.map((run) => ({
          projectId,
          engine,
          spec: run.spec,
          sweep: { sweepId, values: run.values },
        })),
      );
      return { result: sweep };
    },
    'sweep.list': async ({ projectId }) => ({ result: await sweeps.list(projectId) }),
  };
}
