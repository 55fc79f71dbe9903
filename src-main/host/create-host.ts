import { join } from 'node:path';

import type { Language } from '../../src-shared/messages/messages.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import {
  apiMethods,
  type ApiEventListener,
  type ApiMethod,
  type ApiParams,
} from '../../src-shared/protocol/api.ts';
import { packsFolder } from './engines/packs-folder.ts';
import { createDataLibrary } from './data-library.ts';
import { featuresFolder } from './features-folder.ts';
import { createFiles } from './files.ts';
import { createHostMethods, type HostMethods, type MethodAnswer } from './host-methods.ts';
import { demandAllowed } from './policy.ts';
import { programFolder } from './program-folder.ts';
import { createProjects } from './projects.ts';
import { beginRun } from './queue-methods.ts';
import { openQueueStore } from './queue-store.ts';
import { createRunQueue } from './run-queue.ts';
import { createRuns } from './runs.ts';
import type { Session } from './session.ts';
import { readSettings } from './settings.ts';
import { findTrainerProgram, type TrainerProgram } from './trainer-launch.ts';
import { createSweeps } from './sweeps.ts';
import { createTrainerService } from './trainer-service.ts';
import { createUploads } from './uploads.ts';
import { findDataFolder } from './user-folders.ts';
import { connectWindow, type WindowConnection, type WindowHost } from './window-connection.ts';

export type HostOptions = {
  readonly shell: 'desktop' | 'browser';
  /** The language of a first start, where no settings were kept. */
  readonly language?: Language;
  readonly home?: string;
  readonly program?: TrainerProgram;
};

/**
 * The host: everything a window can ask for, whichever shell the window has. Calls reject with a `ProblemError` for a method that is not there, for what the session may
 * not do, for parameters that do not fit, and for what fails.
 */
export type Host = WindowHost & {
  /** As `call`, where the method is known when it is written. */
  readonly ask: <M extends ApiMethod>(
    session: Session,
    method: M,
    params: ApiParams<M>,
  ) => Promise<MethodAnswer<M>>;
  /** Gives a window its line to the host; `send` gets the frame of every event. */
  readonly connect: (
    session: Session,
    send: (frame: Uint8Array<ArrayBuffer>) => void,
  ) => WindowConnection;
  /** Ends the run with a checkpoint, the trainer, and the hold on the projects. */
  readonly close: () => Promise<void>;
};

export async function createHost(options: HostOptions): Promise<Host> {
  const { shell, language = 'en', home = findDataFolder() } = options;
  const files = createFiles();
  const projects = createProjects({ files, home });
  const runs = createRuns({ files, home });
  const library = createDataLibrary({ files, home });
  const uploads = createUploads({ files, folder: library.folder });
  const listeners = new Set<ApiEventListener>();

  const emit: ApiEventListener = (event, bytes) => {
    if (event.type === 'run/finished') noteResult(event.runId, event.valAccuracy ?? null);
    if (event.type === 'run/interrupted' || event.type === 'run/problem') {
      // What is said now is said; without the note, the sentence is missing after a reload and no more.
      runs.noteInterruption(event.runId, event.problem).catch(() => undefined);
    }
    for (const listener of listeners) listener(event, bytes);
    queue.hear(event);
  };
  const noteResult = (runId: string, valAccuracy: number | null): void => {
    const noted = runs
      .summary(runId)
      .then(({ projectId }) => projects.noteResult(projectId, valAccuracy));
    // The figure on a project's card is not worth an error; the run's own record has it.
    noted.catch(() => undefined);
  };
  const trainer = createTrainerService({
    program: { ...(options.program ?? findTrainerProgram()), givesWay: true },
    packsFolder: packsFolder(),
    resourcesFolder: join(programFolder, 'resources'),
    featuresFolder: featuresFolder(),
    emit,
  });
  const queueStore = await openQueueStore(files, home);
  const queue = createRunQueue({
    store: queueStore,
    isBusy: trainer.isBusy,
    begin: (run) => beginRun({ projects, runs, library, trainer }, run),
    stop: (runId) => {
      // One that has just ended needs no stop.
      if (trainer.activeRun()?.runId === runId) trainer.control('stop', runId);
    },
    emit: (event) => emit(event, new Uint8Array(0)),
  });
  const methods = createHostMethods({
    shell,
    files,
    home,
    projects,
    runs,
    library,
    uploads,
    trainer,
    queue,
    sweeps: createSweeps(files, home),
    settings: { current: await readSettings(files, home, language) },
    emit: (event) => emit(event, new Uint8Array(0)),
  });
  // Nobody waits for the sweeping, and what cannot be swept does no harm.
  const sweeping = [files.sweep(home), files.sweep(library.folder), projects.sweep(), runs.sweep()];
  Promise.all(sweeping).catch(() => undefined);

  const host: Host = {
    call: async (session, method, params, sent = new Uint8Array(0)) => {
      if (!isMethod(method)) throw new ProblemError('method-unknown', { method });
      demandAllowed(session, method);
      return invoke(methods, method, params, sent);
    },
    ask: async (session, method, params) => {
      demandAllowed(session, method);
      return invoke(methods, method, params, new Uint8Array(0));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (session, send) => connectWindow(host, session, send),
    close: async () => {
      queue.close();
      await trainer.close();
      await queueStore.close();
      await uploads.close();
      await projects.close();
    },
  };
  return host;
}

function isMethod(name: string): name is ApiMethod {
  return Object.hasOwn(apiMethods, name);
}

function invoke<M extends ApiMethod>(
  methods: HostMethods,
  method: M,
  params: unknown,
  sent: Uint8Array,
): Promise<MethodAnswer<M>> {
  const { success, data, error } = apiMethods[method].params.safeParse(params);
  if (!success) {
    const [issue] = error.issues;
    const reason = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, 300);
    throw new ProblemError('params-invalid', { method, reason });
  }
  return methodOf(methods, method)(data, sent);
}

/** The method, as something that takes what its own schema has let through. */
function methodOf<M extends ApiMethod>(
  methods: HostMethods,
  method: M,
): (params: unknown, sent: Uint8Array) => Promise<MethodAnswer<M>>;
function methodOf(methods: HostMethods, method: ApiMethod): unknown {
  return methods[method];
}
