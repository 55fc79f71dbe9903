import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { ApiEvent, HostEvent } from '../../src-shared/protocol/api.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type {
  Answer,
  TrainerCommand,
  TrainerEvent,
} from '../../src-shared/protocol/trainer-messages.ts';
import type { WantedChange } from '../../src-shared/spec/live-changes.ts';
import { isOfRun, lastStep, newActiveRun, placeOf, type ActiveRun } from './active-run.ts';
import { describeEnd, type TrainerEnd } from './describe-end.ts';
import { createPendingAnswers, type AnswerWithBytes, type Request } from './pending-answers.ts';
import { createRestartLimit } from './restart-limit.ts';
import { watchStop } from './stop-run.ts';
import type { TrainerProgram } from './trainer-launch.ts';
import { startTrainer, type Ready, type TrainerProcess } from './trainer-process.ts';
import { createTrainerTurn, type TrainerTurn } from './trainer-turn.ts';

export type TrainCommand = Omit<Extract<TrainerCommand, { type: 'train' }>, 'type'>;

export type TrainerServiceOptions = {
  readonly program: TrainerProgram;
  readonly packsFolder: string;
  readonly resourcesFolder: string;
  readonly featuresFolder?: string;
  readonly emit: (event: ApiEvent, bytes: Uint8Array<ArrayBuffer>) => void;
};

/**
 * Keeps one trainer for everyone who needs one: starts it when it is first needed and again when it died,
 * hands out its answers, and follows the run it is at from beginning to end.
 */
export type TrainerService = Omit<TrainerTurn, 'stopSearch'> & {
  /** Sees to a trainer with this engine. Rejects with the reason where there is none to be had. */
  readonly start: (engine: EngineRequest) => Promise<Ready>;
  readonly request: (engine: EngineRequest, request: Request) => Promise<Answer>;
  /** As `request`, for the answers that come with numbers. */
  readonly requestWithBytes: (engine: EngineRequest, request: Request) => Promise<AnswerWithBytes>;
  /** Resolves when the run has begun; how it goes on is told by events. Rejects where it cannot begin. */
  readonly train: (engine: EngineRequest, run: TrainCommand) => Promise<void>;
  readonly control: (type: 'pause' | 'continue' | 'step' | 'stop', runId: string) => void;
  /** Stops the run that goes on, and one that has not begun together with its trainer. */
  readonly stopActive: () => Promise<void>;
  /** Gives settings of the run other values, from its next step on. */
  readonly change: (runId: string, changes: readonly WantedChange[]) => void;
  /** Lets a search for a learning rate answer at once; one that is over is left alone. */
  readonly stopRateSearch: (searchId: string) => void;
  readonly watch: (probes: readonly Probe[]) => void;
  readonly seen: (probeId: string) => void;
  readonly activeRun: () => Readonly<ActiveRun> | undefined;
  /** What was asked for when the trainer that runs now was started. */
  readonly engine: () => EngineRequest | undefined;
  /** Ends a trainer that is idle, so that the next one finds what has been installed meanwhile. */
  readonly recycle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Current = { readonly engine: EngineRequest; readonly process: TrainerProcess };

const noBytes = new Uint8Array(0);

export function createTrainerService(options: TrainerServiceOptions): TrainerService {
  const requests = createPendingAnswers();
  const restarts = createRestartLimit();
  let current: Current | undefined;
  let run: ActiveRun | undefined;
  let probes: readonly Probe[] = [];

  const turn = createTrainerTurn(() => run !== undefined);

  const emit = (event: HostEvent): void => options.emit(event, noBytes);

  const endRun = (): void => {
    run = undefined;
  };

  const onEvent = (event: TrainerEvent, bytes: Uint8Array<ArrayBuffer>): void => {
    // What a run says that was given up is for nobody.
    if (isOfRun(event) && event.runId !== run?.runId) return;
    switch (event.type) {
      case 'ready':
      case 'beat':
        return;
      case 'answer':
        return requests.resolve(event.requestId, { answer: event.answer, bytes });
      case 'problem':
        return onProblem(event);
      case 'run/started':
        options.emit(event, bytes);
        if (run !== undefined) {
          run.step = event.fromStep;
          // A resumed run stands on the checkpoint that it came from.
          if (event.fromStep > 0) run.checkpointStep = event.fromStep;
        }
        run?.beginning?.resolve(undefined);
        return emit({ type: 'trainer/state', state: 'busy' });
      case 'run/steps':
        if (run !== undefined) run.step = lastStep(event, bytes) ?? run.step;
        break;
      case 'run/checkpoint':
        if (run !== undefined) run.checkpointStep = event.step;
        break;
      case 'run/state':
        if (run !== undefined) run.isPaused = event.state === 'paused';
        break;
      case 'run/finished':
        endRun();
        options.emit(event, bytes);
        return emit({ type: 'trainer/state', state: 'ready' });
      case 'run/epoch':
      case 'run/sample':
      case 'run/changed':
      case 'run/data-facts':
      case 'run/layers':
      case 'run/stage':
      case 'run/features':
      case 'probe/activations':
      case 'probe/predictions':
      case 'probe/answers':
      case 'probe/captions':
      case 'probe/alignment':
      case 'probe/beam':
      case 'probe/weights':
      case 'probe/surface':
      case 'probe/curve':
      case 'probe/sample':
      case 'probe/unit-maps':
      case 'probe/given':
      case 'probe/augmented':
      case 'probe/unrolled':
      case 'probe/walk':
      case 'probe/reading':
      case 'probe/copies':
      case 'probe/failed':
      case 'rate/steps':
        break;
    }
    options.emit(event, bytes);
  };

  const onProblem = (event: Extract<TrainerEvent, { type: 'problem' }>): void => {
    if (event.requestId !== undefined) {
      requests.reject(event.requestId, ProblemError.of(event.problem));
    } else if (event.runId !== undefined && event.runId === run?.runId) {
      const ended = run;
      const { beginning } = ended;
      beginning?.reject(ProblemError.of(event.problem));
      endRun();
      // Whoever asked for the run is told by the answer; one that went on and then failed tells everyone.
      if (!beginning) emit({ type: 'run/problem', ...placeOf(ended), problem: event.problem });
      emit({ type: 'trainer/state', state: 'ready' });
    }
  };

  const onEnd = (end: TrainerEnd): void => {
    current = undefined;
    const problem = describeEnd(end);
    if (!end.isWanted) restarts.note();
    requests.rejectAll(ProblemError.of(problem));
    const ended = run;
    endRun();
    ended?.beginning?.reject(ProblemError.of(problem));
    if (ended !== undefined && ended.beginning === undefined) {
      emit({ type: 'run/interrupted', ...placeOf(ended), problem });
    }
    emit({ type: 'trainer/state', state: 'stopped', ...(!end.isWanted && { problem }) });
  };

  const launch = (engine: EngineRequest): Current => {
    restarts.demand();
    emit({ type: 'trainer/state', state: 'starting' });
    const { packsFolder, resourcesFolder, featuresFolder } = options;
    const process = startTrainer(
      options.program,
      { engine, packsFolder, resourcesFolder, featuresFolder },
      {
        onEvent: (event, bytes) => {
          if (current?.process === process) onEvent(event, bytes);
        },
        onResponding: (isResponding) => {
          if (current?.process !== process) return;
          const state = isResponding ? (run === undefined ? 'ready' : 'busy') : 'not-responding';
          const problem: Problem = { code: 'trainer-not-responding', details: {} };
          emit({ type: 'trainer/state', state, ...(!isResponding && { problem }) });
        },
        onEnd: (end) => {
          if (current?.process === process) onEnd(end);
        },
      },
    );
    process.ready.then(
      (ready) => {
        const { engine: id, device, notUsed } = ready;
        emit({ type: 'trainer/state', state: 'ready', engine: id, device, notUsed });
        if (probes.length > 0) process.send({ type: 'watch', probes: [...probes] });
      },
      () => undefined,
    );
    return { engine, process };
  };

  /** While a run goes on, its trainer is the one, whatever engine is asked for; the next run has the new one. */
  const obtain = async (engine: EngineRequest, beginningRun?: ActiveRun): Promise<Current> => {
    const isRunning = run !== undefined && run !== beginningRun;
    if (current !== undefined && current.engine !== engine && !isRunning) {
      const { process } = current;
      current = undefined;
      await process.stop();
    }
    current ??= launch(engine);
    const obtained = current;
    try {
      await obtained.process.ready;
    } catch (error) {
      // A trainer that refused to begin may still be there, and would refuse the next request as well.
      if (current === obtained) {
        current = undefined;
        const problem = error instanceof ProblemError ? error.problem : undefined;
        emit({ type: 'trainer/state', state: 'stopped', ...(problem && { problem }) });
      }
      await obtained.process.stop(0);
      throw error;
    }
    return obtained;
  };

  const requestWithBytes: TrainerService['requestWithBytes'] = async (engine, request) => {
    const { process } = await obtain(engine);
    const { requestId, answer } = requests.add();
    process.send({ ...request, requestId });
    return answer;
  };

  /** The trainer that is at this run. */
  const processOf = (runId: string): TrainerProcess => {
    if (run?.runId !== runId || current === undefined) throw new ProblemError('run-not-active');
    return current.process;
  };

  const control: TrainerService['control'] = (type, runId) => {
    const process = processOf(runId);
    process.send({ type, runId });
    if (type === 'stop') watchStop(process, () => run?.runId === runId);
  };

  return {
    ...{ isBusy: turn.isBusy, demandFree: turn.demandFree, search: turn.search },
    start: async (engine) => (await obtain(engine)).process.ready,
    request: async (engine, request) => (await requestWithBytes(engine, request)).answer,
    requestWithBytes,
    train: async (engine, command) => {
      turn.demandFree();
      const mine = (run = newActiveRun(command.runId, command.dir));
      try {
        const { process } = await obtain(engine, mine);
        if (!mine.isGivenUp) process.send({ type: 'train', ...command });
        await mine.beginning?.promise;
        mine.beginning = undefined;
      } catch (error) {
        if (run === mine) endRun();
        throw mine.isGivenUp ? new ProblemError('run-given-up') : error;
      }
    },
    control,
    stopActive: async () => {
      if (run === undefined) return;
      const { runId, beginning } = run;
      if (beginning === undefined) {
        control('stop', runId);
        return;
      }
      run.isGivenUp = true;
      endRun();
      beginning.reject(new ProblemError('run-given-up'));
      await current?.process.stop(0);
    },
    change: (runId, changes) => {
      processOf(runId).send({ type: 'change', runId, changes: [...changes] });
    },
    stopRateSearch: (searchId) => {
      turn.stopSearch(searchId);
      current?.process.send({ type: 'stop-rate-search', searchId });
    },
    watch: (wanted) => {
      probes = wanted;
      current?.process.send({ type: 'watch', probes: [...wanted] });
    },
    seen: (probeId) => current?.process.send({ type: 'seen', probeId }),
    activeRun: () => run,
    engine: () => current?.engine,
    recycle: async () => {
      if (!turn.isBusy()) await current?.process.stop();
    },
    close: async () => {
      await current?.process.stop();
    },
  };
}
