import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Problem } from '../../src-shared/problem.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { TrainerEvent } from '../../src-shared/protocol/trainer-messages.ts';
import { trainerEventSchema } from '../../src-shared/protocol/trainer-messages.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../src-trainer/engine/engine.ts';
import { openWasm } from '../../src-trainer/engine/wasm/open-wasm.ts';
import { createProbeService } from '../../src-trainer/probes/probe-service.ts';
import type { EventSender } from '../../src-trainer/protocol/event-sender.ts';
import type { TrainCommand } from '../../src-trainer/run/prepare-run.ts';
import { createRunControl, type RunControl } from '../../src-trainer/run/run-control.ts';
import { trainRun } from '../../src-trainer/run/train-run.ts';

export const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');

export type TrainedHere = {
  readonly events: readonly { readonly event: TrainerEvent; readonly bytes: Uint8Array }[];
  /** `[step, epoch, loss, ...]` rows of all loss points. */
  readonly points: readonly (readonly number[])[];
  readonly finished: Extract<RunEvent, { type: 'run/finished' }>;
};

export async function temporaryFolder(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'lienzo-run-')), 'run');
}

/**
 * Trains in the test's own process, on the wasm engine where no other is given. `onEvent` may steer the run
 * by its control.
 */
export async function trainHere(
  dir: string,
  spec: RunSpec,
  options: Partial<
    Pick<
      TrainCommand,
      'resume' | 'maxSteps' | 'dataPath' | 'ratePlan' | 'replayOf' | 'weightsFrom' | 'isUncached'
    >
  > & {
    readonly engine?: Engine;
    readonly featuresFolder?: string;
    readonly probes?: readonly Probe[];
    readonly onEvent?: (event: TrainerEvent, control: RunControl) => void;
    readonly isCongested?: () => boolean;
  } = {},
): Promise<TrainedHere> {
  const {
    engine: given,
    probes: watched = [],
    onEvent,
    isCongested = () => false,
    featuresFolder,
    ...command
  } = options;
  const engine = given ?? (await openWasm());
  const control = createRunControl();
  const events: { event: TrainerEvent; bytes: Uint8Array }[] = [];
  const sender: EventSender = {
    send: (event, bytes = new Uint8Array(0)) => {
      // As the host does: an event that is not what it should be is no event.
      events.push({ event: trainerEventSchema.parse(event), bytes });
      onEvent?.(event, control);
    },
    isCongested,
    flush: () => Promise.resolve(),
  };
  const probes = createProbeService(sender);
  probes.watch(watched);
  await trainRun(
    { type: 'train', runId: 'run-1', dir, spec, resume: false, ...command },
    {
      ...{ engine, resourcesFolder, featuresFolder, sender, control, probes },
      setActivity: () => undefined,
    },
  );
  const finished = events.map(({ event }) => event).find((event) => event.type === 'run/finished');
  if (finished?.type !== 'run/finished') throw new Error('the run did not finish');
  return { events, points: pointsOf(events), finished };
}

/** The loss points of all `run/steps` events, row by row. */
export function pointsOf(
  events: readonly { readonly event: TrainerEvent; readonly bytes: Uint8Array }[],
): number[][] {
  return events.flatMap(({ event, bytes }) => {
    if (event.type !== 'run/steps') return [];
    const values = new Float64Array(bytes.slice().buffer);
    const columns = 2 + event.metrics.length;
    return Array.from({ length: event.count }, (_, row) => [
      ...values.subarray(row * columns, (row + 1) * columns),
    ]);
  });
}

/** The problem that a promise is rejected with. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error && 'problem' in error) return error.problem as Problem;
    throw error;
  }
  throw new Error('it was not refused');
}
