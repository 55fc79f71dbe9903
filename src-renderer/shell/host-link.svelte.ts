import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { Api, ApiEvent, ApiResult, HostEvent } from '../../src-shared/protocol/api.ts';
import type { EngineId, EngineStatus } from '../../src-shared/protocol/engine.ts';
import type { WindowSettings } from '../settings/settings.svelte.ts';

export type ProjectSummary = ApiResult<'project.list'>[number];
type TrainerState = Extract<HostEvent, { type: 'trainer/state' }>;
export type InstallProgress = Extract<HostEvent, { type: 'engine/progress' }>;

/** The trainer as far as the host has said. */
export type Trainer = {
  readonly state: TrainerState['state'] | 'unknown';
  readonly engine?: EngineId;
  readonly device?: string;
  readonly notUsed: NonNullable<TrainerState['notUsed']>;
};

/** What the window knows of its host: connection, engines, trainer, projects. */
export class HostLink {
  /** `undefined` until the first connection stands or is given up. */
  isConnected = $state.raw<boolean>();
  engines = $state.raw<readonly EngineStatus[]>([]);
  projects = $state.raw<readonly ProjectSummary[]>();
  trainer = $state.raw<Trainer>({ state: 'unknown', notUsed: [] });
  /** The project whose run is going on, where there is one. */
  activeProjectId = $state.raw<string>();
  /** Absent while nothing is being installed. */
  install = $state.raw<InstallProgress | 'beginning'>();
  installProblem = $state.raw<Problem>();
  hasInstalled = $state.raw(false);

  readonly #api: Api;
  readonly #settings: WindowSettings;

  constructor(api: Api, settings: WindowSettings) {
    this.#api = api;
    this.#settings = settings;
    api.onConnection((isConnected) => {
      this.isConnected = isConnected;
      if (isConnected) void this.#greet();
    });
    api.listen((event) => this.#hear(event));
  }

  /** The engine that runs, or that the next training will take. */
  get engine(): { readonly id: EngineId; readonly device: string | undefined } | undefined {
    const { engine, device } = this.trainer;
    if (engine !== undefined) return { id: engine, device };
    const wanted = this.#settings.current.engine;
    const next = this.engines.find(
      ({ id, present }) => present && (wanted === 'auto' || wanted === id),
    );
    return next && { id: next.id, device: next.device };
  }

  async refreshProjects(): Promise<void> {
    try {
      this.projects = await this.#api.call('project.list', {});
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  async installEngine(): Promise<void> {
    if (this.install !== undefined) return;
    this.install = 'beginning';
    this.installProblem = undefined;
    try {
      this.engines = await this.#api.call('engine.install', {});
      this.hasInstalled = true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.installProblem = error.problem;
    } finally {
      this.install = undefined;
    }
  }

  async cancelInstall(): Promise<void> {
    await this.#api.call('engine.cancel-install', {});
  }

  async #greet(): Promise<void> {
    try {
      const hello = await this.#api.call('app.hello', {});
      this.engines = hello.engines;
      this.projects = hello.projects;
      this.activeProjectId = hello.activeRun?.projectId;
      this.#settings.adopt(hello.settings, this.#api);
    } catch (error) {
      // Lost again before it answered: the next connection greets anew.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  #hear(event: ApiEvent): void {
    switch (event.type) {
      case 'trainer/state':
        this.trainer = followTrainer(this.trainer, event);
        return;
      case 'engine/progress':
        if (this.install !== undefined) this.install = event;
        return;
      case 'run/finished':
      case 'run/interrupted':
      case 'run/problem':
        this.activeProjectId = undefined;
        return;
      default:
        return;
    }
  }
}

/** Engine and device stay known while the trainer works; a stopped one has none. */
function followTrainer(before: Trainer, event: TrainerState): Trainer {
  if (event.state === 'stopped' || event.state === 'starting') {
    return { state: event.state, notUsed: [] };
  }
  const engine = event.engine ?? before.engine;
  const device = event.device ?? before.device;
  return {
    state: event.state,
    ...(engine && { engine }),
    ...(device !== undefined && { device }),
    notUsed: event.notUsed ?? before.notUsed,
  };
}
