import { addReading, type LayerReading } from '../protocol/layer-reading.ts';
import type { RunEvent } from '../protocol/run-events.ts';
import { specInForce, type ChangeRecord } from '../spec/live-changes.ts';
import type { RunSpec } from '../spec/run-spec.ts';
import type { EpochFigures, Evidence } from './evidence.ts';

/**
 * What is known of a run from its record.
 * @param spec what the run began with
 * @param step updates done; the losses are those of the last of them, in their order
 */
export function gatherEvidence(record: {
  readonly spec: RunSpec;
  readonly stepsPerEpoch: number;
  readonly events: readonly RunEvent[];
  readonly losses: ArrayLike<number>;
  readonly step: number;
}): Evidence {
  const { stepsPerEpoch, events, losses, step } = record;
  const changes: ChangeRecord[] = [];
  let readings: readonly LayerReading[] = [];
  const epochs: EpochFigures[] = [];
  let facts: Evidence['facts'];
  let isDiverged = false;
  for (const event of events) {
    switch (event.type) {
      case 'run/data-facts':
        facts = event.facts;
        break;
      case 'run/layers':
        readings = addReading(readings, { step: event.step, layers: event.layers });
        break;
      case 'run/epoch':
        epochs.push({
          epoch: event.epoch,
          step: event.step,
          loss: event.loss ?? Number.NaN,
          valLoss: event.valLoss ?? undefined,
        });
        break;
      case 'run/finished':
        isDiverged = event.reason === 'diverged';
        break;
      case 'run/changed':
        changes.push({ step: event.step, changes: event.changes });
        break;
      case 'run/started':
      case 'run/steps':
      case 'run/sample':
      case 'run/checkpoint':
      case 'run/stage':
      case 'run/features':
      case 'run/state':
        break;
    }
  }
  const spec = specInForce(record.spec, changes, Infinity);
  return { spec, changes, stepsPerEpoch, facts, losses, step, epochs, readings, isDiverged };
}
