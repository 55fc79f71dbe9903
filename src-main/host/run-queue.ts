import { randomBytes } from 'node:crypto';

import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import type { ApiEvent, HostEvent } from '../../src-shared/protocol/api.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { QueueEntry, QueueState } from '../../src-shared/protocol/queue.ts';
import { diffQueues } from '../../src-shared/protocol/queue-change.ts';
import { runSettings } from '../../src-shared/runs/run-settings.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { QueueStore } from './queue-store.ts';

/** A training to be queued. */
export type QueuedRun = Pick<QueueEntry, 'projectId' | 'name' | 'sweep'> & {
  readonly spec: RunSpec;
  readonly engine: EngineRequest;
};

export type RunQueueOptions = {
  /** Whether a training or a search for a rate is going on, whoever began it. */
  readonly isBusy: () => boolean;
  /** Begins a training and gives its run's id. Rejects where it cannot begin. */
  readonly begin: (run: QueuedRun) => Promise<string>;
  readonly stop: (runId: string) => void;
  readonly emit: (event: HostEvent) => void;
  /** Remembers what waits beyond the end of the program. */
  readonly store?: Pick<QueueStore, 'kept' | 'keep'>;
};

/**
 * The trainings that wait for the trainer, one after the other. A training that cannot begin or fails does not keep
 * the next from its turn; a trainer that keeps dying does, until someone says go on. So do trainings that waited when
 * the program ended: nothing begins by itself when it starts again.
 */
export type RunQueue = {
  readonly state: () => QueueState;
  readonly add: (runs: readonly QueuedRun[]) => readonly string[];
  /** Moves an entry that waits before another one; to the end where that is not there. */
  readonly move: (entryId: string, beforeId: string | undefined) => void;
  /** Takes entries out; one whose turn it is has its training stopped. */
  readonly cancel: (entryIds: readonly string[]) => void;
  /** Begins again after the trainer kept stopping, and forgets what could not begin. */
  readonly goOn: () => void;
  /** Has to hear of everything that happens, to know whose turn it is. */
  readonly hear: (event: ApiEvent) => void;
  /** To be called when the trainer may have become free without an event. */
  readonly look: () => void;
  /** Begins nothing any more. */
  readonly close: () => void;
};

type Waiting = { entry: QueueEntry; readonly run: QueuedRun };

const mostFailures = 20;
/** Someone else was quicker, and the queue looks again when they are done. */
const busyCodes: ReadonlySet<string> = new Set(['run-busy', 'run-beside-rate-search']);
const keepsStopping = 'trainer-keeps-stopping';

export function createRunQueue({ isBusy, begin, stop, emit, store }: RunQueueOptions): RunQueue {
  let waiting: Waiting[] = (store?.kept ?? []).map(({ entryId, ...run }) =>
    toWaiting(run, entryId),
  );
  let failures: QueueState['failures'] = [];
  let held: Problem | undefined =
    waiting.length === 0 ? undefined : { code: 'queue-kept', details: { count: waiting.length } };
  let isBeginning = false;
  /** What ended since a training was begun: a short one is over before its beginning was answered. */
  let endedSince = new Set<string>();
  let isClosed = false;

  const state = (): QueueState => ({
    entries: waiting.map(({ entry }) => entry),
    failures,
    ...(held !== undefined && { held }),
  });
  let told = state();
  const changed = (): void => {
    // With nothing left there is nothing to go on with.
    if (waiting.length === 0 && held?.code === 'queue-kept') held = undefined;
    // What has begun is a run of its own, which the list of runs remembers.
    const queued = waiting.filter(({ entry }) => entry.runId === undefined);
    store?.keep(queued.map(({ run, entry: { entryId } }) => ({ ...run, entryId })));
    const now = state();
    const change = diffQueues(told, now);
    told = now;
    emit({ type: 'queue/changed', ...change });
  };
  const hasTurn = (): boolean => waiting.some(({ entry }) => entry.runId !== undefined);

  const beginNext = async (): Promise<void> => {
    while (!isClosed && held === undefined && !hasTurn() && !isBusy()) {
      const [next] = waiting;
      if (next === undefined) return;
      endedSince = new Set();
      try {
        const runId = await begin(next.run);
        next.entry = { ...next.entry, runId };
        changed();
        // It was cancelled while it began.
        if (!waiting.includes(next)) {
          if (!endedSince.has(runId)) stop(runId);
        } else if (endedSince.has(runId)) {
          waiting = waiting.filter((one) => one !== next);
          changed();
        }
      } catch (error) {
        const problem: Problem =
          error instanceof ProblemError
            ? error.problem
            : { code: 'run-not-begun', details: { reason: String(error) } };
        if (busyCodes.has(problem.code)) return;
        if (problem.code === keepsStopping) held = problem;
        else {
          waiting = waiting.filter((one) => one !== next);
          failures = [...failures, { ...next.entry, problem }].slice(-mostFailures);
        }
        changed();
      }
    }
  };

  /** In a turn of its own: whoever told of an end has more to say before the next training begins. */
  const look = (): void => {
    if (isBeginning) return;
    isBeginning = true;
    setImmediate(() => {
      void beginNext().finally(() => {
        isBeginning = false;
        // What ended while it began had its say before this was heard.
        if (!isClosed && held === undefined && waiting.length > 0 && !hasTurn() && !isBusy())
          look();
      });
    });
  };

  const end = (runId: string): void => {
    endedSince.add(runId);
    const before = waiting.length;
    waiting = waiting.filter(({ entry }) => entry.runId !== runId);
    if (waiting.length !== before) changed();
    if (waiting.length > 0) look();
  };

  return {
    state,
    add: (runs) => {
      const added = runs.map((run) => toWaiting(run, randomBytes(6).toString('hex')));
      waiting = [...waiting, ...added];
      changed();
      look();
      return added.map(({ entry }) => entry.entryId);
    },
    move: (entryId, beforeId) => {
      const moved = waiting.find(({ entry }) => entry.entryId === entryId);
      if (moved === undefined || moved.entry.runId !== undefined || entryId === beforeId) return;
      const others = waiting.filter((one) => one !== moved);
      const at = others.findIndex(
        ({ entry }) => entry.entryId === beforeId && entry.runId === undefined,
      );
      waiting = at < 0 ? [...others, moved] : others.toSpliced(at, 0, moved);
      changed();
    },
    cancel: (entryIds) => {
      const ids = new Set(entryIds);
      const [out, kept] = [
        waiting.filter(({ entry }) => ids.has(entry.entryId)),
        waiting.filter(({ entry }) => !ids.has(entry.entryId)),
      ];
      // One that is at its turn leaves when its training has ended.
      waiting = waiting.filter(
        (one) => kept.includes(one) || (out.includes(one) && one.entry.runId !== undefined),
      );
      changed();
      for (const { entry } of out) if (entry.runId !== undefined) stop(entry.runId);
    },
    goOn: () => {
      held = undefined;
      failures = [];
      changed();
      look();
    },
    hear: (event) => {
      switch (event.type) {
        case 'run/finished':
        case 'run/interrupted':
        case 'run/problem':
          return end(event.runId);
        default:
          return;
      }
    },
    look: () => {
      if (waiting.length > 0) look();
    },
    close: () => {
      isClosed = true;
      waiting = [];
    },
  };
}

function toWaiting(run: QueuedRun, entryId: string): Waiting {
  const { projectId, name, sweep, spec } = run;
  const said = { ...(name !== undefined && { name }), ...(sweep && { sweep }) };
  return { run, entry: { entryId, projectId, settings: runSettings(spec), ...said } };
}
