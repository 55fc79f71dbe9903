import { ProblemError } from '../../src-shared/problem.ts';
import type {
  ApiMethod,
  ApiParams,
  ApiResult,
  HostEvent,
  RunSummary,
  Settings,
} from '../../src-shared/protocol/api.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import { createCaptionMethods } from './caption-methods.ts';
import type { DataLibrary } from './data-library.ts';
import { createDataLookMethods } from './data-look-methods.ts';
import { createDataMethods, dataPathOf } from './data-methods.ts';
import { demandAffordable } from './demand-affordable.ts';
import { installTensorflow } from './engines/install-tensorflow.ts';
import { deviceMemory } from './engines/device-memory.ts';
import { listEngines } from './engines/list-engines.ts';
import type { Files } from './files.ts';
import { createLandscapeMethods } from './landscape-methods.ts';
import { createRateMethods } from './rate-methods.ts';
import { programVersion } from './program-version.ts';
import { createProjectWriters } from './project-writers.ts';
import type { Projects } from './projects.ts';
import { beginRun, createQueueMethods } from './queue-methods.ts';
import type { RunQueue } from './run-queue.ts';
import type { Runs } from './runs.ts';
import { saveSettings } from './settings.ts';
import type { Sweeps } from './sweeps.ts';
import type { Uploads } from './uploads.ts';
import type { TrainerService } from './trainer-service.ts';
import { weightsPathOf } from './weights-path-of.ts';

/** What the methods work with. */
export type HostParts = {
  readonly shell: 'desktop' | 'browser';
  readonly files: Files;
  readonly home: string;
  readonly projects: Projects;
  readonly runs: Runs;
  readonly library: DataLibrary;
  readonly uploads: Uploads;
  readonly trainer: TrainerService;
  readonly queue: RunQueue;
  readonly sweeps: Sweeps;
  readonly settings: { current: Settings };
  readonly emit: (event: HostEvent) => void;
};

/** A method's result, and the numbers that belong to it. */
export type MethodAnswer<M extends ApiMethod> = {
  readonly result: ApiResult<M>;
  readonly bytes?: Uint8Array<ArrayBuffer>;
};
export type HostMethods = {
  readonly [M in ApiMethod]: (
    params: ApiParams<M>,
    /** The bytes that came with the call. */
    sent: Uint8Array,
  ) => Promise<MethodAnswer<M>>;
};

const done = { result: {} };

/** What the host does for each method of the Api, in the Api's own order. */
export function createHostMethods(parts: HostParts): HostMethods {
  const { projects, runs, trainer, settings } = parts;
  const writers = createProjectWriters((id) => projects.mark(id));
  let install: AbortController | undefined;

  /** The engine of whatever is asked beside a run: the one that runs, lest the run be ended for it. */
  const engineNow = (): EngineRequest => trainer.engine() ?? settings.current.engine;

  /** Lets an idle trainer give way to one with the engine that is wanted now; a run keeps its own. */
  const changeTrainer = async (): Promise<void> => {
    await trainer.recycle();
    if (!trainer.isBusy()) trainer.start(settings.current.engine).catch(() => undefined);
  };

  /** Lets a training begin; where it cannot, whoever waited while that was tried has their turn. */
  const elseNext = async <T>(begin: () => Promise<T>): Promise<T> => {
    try {
      return await begin();
    } catch (error) {
      parts.queue.look();
      throw error;
    }
  };

  const withState = (summary: RunSummary): RunSummary => {
    const active = trainer.activeRun();
    if (active?.runId !== summary.runId) return summary;
    return { ...summary, state: active.isPaused ? 'paused' : 'running', step: active.step };
  };

  const activeSummary = async (): Promise<RunSummary | undefined> => {
    const active = trainer.activeRun();
    if (active === undefined) return undefined;
    try {
      return withState(await runs.summary(active.runId));
    } catch (error) {
      // It has only just been asked for, and its folder is still empty.
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  };

  const control =
    (type: 'pause' | 'continue' | 'step' | 'stop') =>
    ({ runId }: { readonly runId: string }) => {
      trainer.control(type, runId);
      return Promise.resolve(done);
    };

  return {
    ...createDataMethods(parts),
    ...createDataLookMethods({ ...parts, engineNow }),
    ...createLandscapeMethods({ ...parts, engineNow }),
    ...createCaptionMethods({ ...parts, engineNow }),
    ...createRateMethods({ ...parts, engineNow }),
    ...createQueueMethods(parts),
    'app.hello': async () => {
      // A trainer takes a moment; it begins while the person is still looking. What fails is told by its state.
      trainer.start(engineNow()).catch(() => undefined);
      const activeRun = await activeSummary();
      return {
        result: {
          version: programVersion(),
          shell: parts.shell,
          settings: settings.current,
          engines: listEngines(),
          projects: await projects.list(),
          ...(activeRun && { activeRun }),
        },
      };
    },
    'settings.save': async (next) => {
      const isOtherEngine = next.engine !== settings.current.engine;
      settings.current = next;
      await saveSettings(parts.files, parts.home, next);
      if (isOtherEngine) await changeTrainer();
      return done;
    },
    'project.list': async () => ({ result: await projects.list() }),
    'project.create': async ({ text }) => ({ result: { id: await projects.create(text) } }),
    'project.open': async ({ id }) => {
      const opened = await projects.open(id);
      return { result: { ...opened, writer: await writers.claim(id) } };
    },
    'project.journal': async ({ id, writer, entries }) => {
      await writers.write(id, writer, () => projects.append(id, entries));
      return done;
    },
    'project.save': async ({ id, writer, ...save }) => ({
      result: { savedAt: await writers.write(id, writer, () => projects.save(id, save)) },
    }),
    'project.remove': async ({ id }) => {
      await projects.remove(id);
      return done;
    },
    'run.start': async (run) => ({
      result: { runId: await elseNext(() => beginRun(parts, run)) },
    }),
    'run.pause': control('pause'),
    'run.continue': control('continue'),
    'run.step': control('step'),
    'run.stop': control('stop'),
    'run.stop-active': async () => {
      await trainer.stopActive();
      trainer.start(engineNow()).catch(() => undefined);
      return done;
    },
    'run.change': ({ runId, changes }) => {
      trainer.change(runId, changes);
      return Promise.resolve(done);
    },
    'run.resume': async ({ runId, moreEpochs }) => {
      const { dir, file } = await runs.find(runId);
      const engine = listEngines().find(({ id }) => id === file.engine.id);
      const request = engine?.present === true ? engine.id : 'auto';
      const dataPath = await dataPathOf(file.spec, parts.library);
      const { epochs, sweep } = await runs.summary(runId);
      const measureTraining = sweep !== undefined;
      await elseNext(() =>
        trainer.train(request, {
          ...{ runId, dir, spec: file.spec, resume: true, measureTraining, ...dataPath },
          ...(moreEpochs !== undefined && { untilEpoch: epochs + moreEpochs }),
        }),
      );
      await runs.forgetInterruption(runId);
      return done;
    },
    'run.describe': async ({ runId, ...notes }) => {
      await runs.describe(runId, notes);
      return done;
    },
    'run.remove': async ({ runId }) => {
      if (trainer.activeRun()?.runId === runId) throw new ProblemError('run-busy');
      await runs.remove(runId);
      return done;
    },
    'run.restore': async ({ runId }) => {
      await runs.restore(runId);
      return done;
    },
    'run.summary': async ({ runId }) => ({ result: withState(await runs.summary(runId)) }),
    'run.list': async ({ projectId }) => ({
      result: (await runs.list(projectId)).map(withState),
    }),
    'run.record': ({ runId }) => runs.record(runId),
    'run.watch': ({ probes }) => {
      trainer.watch(probes);
      return Promise.resolve(done);
    },
    'run.seen': ({ probeId }) => {
      trainer.seen(probeId);
      return Promise.resolve(done);
    },
    'model.preview': async ({ spec, runId, step, probes }) => {
      demandAffordable(spec, deviceMemory(engineNow()));
      const dir = runId === undefined ? undefined : (await runs.find(runId)).dir;
      const paths = {
        ...(await dataPathOf(spec, parts.library)),
        ...(await weightsPathOf(spec, runs)),
      };
      const request = {
        type: 'preview' as const,
        spec,
        probes,
        ...(dir !== undefined && { dir }),
        ...(step !== undefined && { step }),
        ...paths,
      };
      await trainer.request(engineNow(), request);
      return done;
    },
    'engine.list': () => Promise.resolve({ result: listEngines() }),
    'engine.install': async () => {
      if (install !== undefined) throw new ProblemError('engine-install-busy');
      install = new AbortController();
      try {
        await installTensorflow({
          signal: install.signal,
          onProgress: (progress) => parts.emit({ type: 'engine/progress', ...progress }),
        });
      } finally {
        install = undefined;
      }
      await changeTrainer();
      return { result: listEngines() };
    },
    'engine.cancel-install': () => {
      install?.abort();
      return Promise.resolve(done);
    },
  };
}
