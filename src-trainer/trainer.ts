import { ProblemError } from '../src-shared/problem.ts';
import {
  protocolVersion,
  type Activity,
  type TrainerCommand,
} from '../src-shared/protocol/trainer-messages.ts';
import { openEngine } from './engine/open-engine.ts';
import { createProbeService } from './probes/probe-service.ts';
import { describeFailure } from './protocol/describe-failure.ts';
import type { EventSender } from './protocol/event-sender.ts';
import { answerRequest, type Request } from './requests/answer-request.ts';
import { createKeptParts } from './requests/kept-parts.ts';
import type { RunSurroundings } from './run/live-run.ts';
import { createRunControl, type RunControl } from './run/run-control.ts';
import { trainRun } from './run/train-run.ts';

type Hello = Extract<TrainerCommand, { type: 'hello' }>;
type Opened = Pick<RunSurroundings, 'engine' | 'resourcesFolder' | 'featuresFolder'>;
type ActiveRun = {
  readonly runId: string;
  readonly control: RunControl;
  readonly ended: Promise<void>;
};

/** The trainer between its two pipes: one engine, one run at a time, and requests beside it. */
export type Trainer = {
  readonly receive: (command: TrainerCommand) => void;
  /** Ends the run with a checkpoint and gives the engine back. */
  readonly close: () => Promise<void>;
};

export function createTrainer(options: {
  readonly sender: EventSender;
  readonly setActivity: (activity: Activity) => void;
  /** Called by the command `shutdown`. */
  readonly onShutdown: () => void;
}): Trainer {
  const { sender, setActivity } = options;
  const probes = createProbeService(sender);
  const kept = createKeptParts();
  let opened: Promise<Opened> | undefined;
  let run: ActiveRun | undefined;
  const searches = new Map<string, AbortController>();

  const greet = async (hello: Hello): Promise<Opened> => {
    if (hello.protocol !== protocolVersion) {
      const details = { expected: protocolVersion, found: hello.protocol };
      throw new ProblemError('trainer-other-version', details);
    }
    const { packsFolder, resourcesFolder, featuresFolder, nvidia } = hello;
    const { engine, notUsed } = await openEngine(hello.engine, { packsFolder, nvidia });
    setActivity('idle');
    sender.send({
      type: 'ready',
      protocol: protocolVersion,
      pid: process.pid,
      engine: engine.id,
      device: engine.device,
      ...(engine.driver !== undefined && { driver: engine.driver }),
      ...(engine.memoryBytes !== undefined && { memoryBytes: engine.memoryBytes }),
      engineVersion: engine.version,
      notUsed: [...notUsed],
    });
    return { engine, resourcesFolder, featuresFolder };
  };

  const needOpened = (): Promise<Opened> =>
    opened ?? Promise.reject(new Error('a command came before hello'));

  const train = (command: Extract<TrainerCommand, { type: 'train' }>): void => {
    const { runId } = command;
    if (run !== undefined) {
      sender.send({ type: 'problem', runId, problem: { code: 'run-busy', details: {} } });
      return;
    }
    const control = createRunControl();
    const begin = async (): Promise<void> => {
      try {
        const own = { ...(await needOpened()), sender, control, probes, setActivity };
        await trainRun(command, { ...own, loadData: kept.loadAnew });
      } catch (error) {
        sender.send({ type: 'problem', runId, problem: describeFailure(error) });
      } finally {
        run = undefined;
        setActivity('idle');
      }
    };
    run = { runId, control, ended: begin() };
  };

  const answer = async (request: Request, signal?: AbortSignal): Promise<void> => {
    const { requestId } = request;
    try {
      const own = { ...(await needOpened()), sender, kept, ...(signal && { signal }) };
      if (run === undefined) setActivity('evaluating');
      const { answer: result, bytes } = await answerRequest(request, own);
      sender.send({ type: 'answer', requestId, answer: result }, bytes);
    } catch (error) {
      sender.send({ type: 'problem', requestId, problem: describeFailure(error) });
    } finally {
      if (run === undefined) setActivity('idle');
    }
  };

  const search = async (request: Extract<Request, { type: 'find-rate' }>): Promise<void> => {
    const { searchId } = request;
    const stop = new AbortController();
    searches.set(searchId, stop);
    await answer(request, stop.signal);
    if (searches.get(searchId) === stop) searches.delete(searchId);
  };

  const control = (runId: string): RunControl | undefined =>
    run?.runId === runId ? run.control : undefined;

  const receive = (command: TrainerCommand): void => {
    switch (command.type) {
      case 'hello':
        opened = greet(command);
        opened.catch((error: unknown) => {
          sender.send({ type: 'problem', problem: describeFailure(error) });
        });
        return;
      case 'train':
        return train(command);
      case 'pause':
        return control(command.runId)?.pause();
      case 'continue':
        return control(command.runId)?.goOn();
      case 'step':
        return control(command.runId)?.step();
      case 'stop':
        return control(command.runId)?.stop();
      case 'change':
        return control(command.runId)?.change(command.changes);
      case 'watch':
        probes.watch(command.probes);
        return run?.control.nudge();
      case 'seen':
        probes.seen(command.probeId);
        return run?.control.nudge();
      case 'preview':
      case 'gradients':
      case 'landscape':
      case 'look-at-data':
      case 'turn-data-page':
      case 'caption-regions':
      case 'caption-gallery':
      case 'caption-neighbours':
      case 'alignment-ranks':
      case 'evaluate':
      case 'predict':
      case 'caption':
      case 'sample':
        void answer(command);
        return;
      case 'find-rate':
        void search(command);
        return;
      case 'stop-rate-search':
        return searches.get(command.searchId)?.abort();
      case 'shutdown':
        return options.onShutdown();
    }
  };

  return {
    receive,
    close: async () => {
      run?.control.stop();
      for (const stop of searches.values()) stop.abort();
      await run?.ended;
      await sender.flush();
      kept.dispose();
      const engine = await opened?.catch(() => undefined);
      engine?.engine.dispose();
    },
  };
}
