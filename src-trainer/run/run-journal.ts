import { join } from 'node:path';

import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { openLineRecord } from './line-record.ts';
import { createPointBuffer, type PointBuffer } from './point-buffer.ts';
import type { PreparedRun } from './prepare-run.ts';
import { openStepRecord } from './step-record.ts';

type EpochEvent = Extract<RunEvent, { type: 'run/epoch' }>;
type SampleEvent = Extract<RunEvent, { type: 'run/sample' }>;

/** What is kept of a run as it goes, in its folder: `steps.bin`, `epochs.jsonl`, `samples.jsonl`. */
export type RunJournal = {
  readonly points: PointBuffer;
  readonly noteEpoch: (event: EpochEvent) => void;
  readonly noteSample: (event: SampleEvent) => void;
  readonly close: () => void;
};

/** Opens the record of a run; what it says of steps after the one it goes on from is taken out. */
export function openRunJournal(run: PreparedRun, sender: EventSender): RunJournal {
  const { command, state, stepMetrics } = run;
  const { dir, runId } = command;
  const steps = openStepRecord(dir, 2 + stepMetrics.length, state.step);
  const epochs = openLineRecord(join(dir, 'epochs.jsonl'), state.step);
  const samples = openLineRecord(join(dir, 'samples.jsonl'), state.step);
  return {
    points: createPointBuffer({ runId, metrics: stepMetrics, record: steps, sender }),
    noteEpoch: epochs.append,
    noteSample: samples.append,
    close: () => {
      for (const record of [steps, epochs, samples]) record.close();
    },
  };
}
