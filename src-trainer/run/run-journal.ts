import { join } from 'node:path';

import { mostReadings } from '../../src-shared/protocol/layer-reading.ts';
import type { RunEvent } from '../../src-shared/protocol/run-events.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { openLineRecord } from './line-record.ts';
import { createPointBuffer, type PointBuffer } from './point-buffer.ts';
import type { PreparedRun } from './prepare-run.ts';
import { openStepRecord } from './step-record.ts';

type EpochEvent = Extract<RunEvent, { type: 'run/epoch' }>;
type FactsEvent = Extract<RunEvent, { type: 'run/data-facts' }>;
type LayersEvent = Extract<RunEvent, { type: 'run/layers' }>;
type SampleEvent = Extract<RunEvent, { type: 'run/sample' }>;

/** What is kept of a run as it goes, in its folder: `steps.bin`, `epochs.jsonl`, `samples.jsonl`, `health.jsonl`. */
export type RunJournal = {
  readonly points: PointBuffer;
  readonly noteEpoch: (event: EpochEvent) => void;
  readonly noteSample: (event: SampleEvent) => void;
  /** What the examples are like: once, before the first reading. */
  readonly noteFacts: (event: FactsEvent) => void;
  /** How the layers do. */
  readonly noteLayers: (event: LayersEvent) => void;
  readonly close: () => void;
};

/** Opens the record of a run; what it says of steps after the one it goes on from is taken out. */
export function openRunJournal(run: PreparedRun, sender: EventSender): RunJournal {
  const { command, state, stepMetrics } = run;
  const { dir, runId } = command;
  const steps = openStepRecord(dir, 2 + stepMetrics.length, state.step);
  const epochs = openLineRecord(join(dir, 'epochs.jsonl'), state.step);
  const samples = openLineRecord(join(dir, 'samples.jsonl'), state.step);
  const health = openLineRecord(join(dir, 'health.jsonl'), state.step);
  return {
    points: createPointBuffer({ runId, metrics: stepMetrics, record: steps, sender }),
    noteEpoch: epochs.append,
    noteSample: samples.append,
    noteFacts: (event) => {
      if (health.lineCount() === 0) health.append(event);
    },
    noteLayers: (event) => {
      health.append(event);
      // The first line says what the examples are like.
      if (health.lineCount() > 1 + mostReadings) health.thin(1);
    },
    close: () => {
      for (const record of [steps, epochs, samples, health]) record.close();
    },
  };
}
