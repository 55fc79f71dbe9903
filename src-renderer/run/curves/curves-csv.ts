import type { CurveStore } from '../curve-store.ts';
import type { WordedBaseline } from './baselines.ts';
import type { CurveEvent } from './curve-events.ts';
import { writeEvent } from './word-event.ts';

/**
 * All points of the curves as comma-separated values: a row a step, then a row an epoch, then a row
 * an event (what was changed, and how the run ended before its time), then what counting characters is
 * worth on the validation part. Numbers have a point and every digit they need, losses are in nats;
 * what was not measured is empty.
 */
export function curvesCsv(
  curves: CurveStore,
  events: readonly CurveEvent[] = [],
  baselines: readonly Pick<WordedBaseline, 'kind' | 'loss'>[] = [],
): string {
  const lines = ['kind,step,epoch,loss,accuracy,val_loss,val_accuracy,event'];
  const loss = curves.metric('loss');
  const accuracy = curves.metric('accuracy');
  curves.steps.forEach((step, i) => {
    lines.push(row('step', [step, Number.NaN, loss[i], accuracy[i], Number.NaN, Number.NaN]));
  });
  for (const { step, epoch, loss: mean, accuracy: share, valLoss, valAccuracy } of curves.epochs) {
    lines.push(row('epoch', [step, epoch, mean, share, valLoss, valAccuracy]));
  }
  for (const event of events) lines.push(`event,${event.step},,,,,,${writeEvent(event)}`);
  for (const { kind, loss: worth } of baselines) lines.push(`baseline,,,,,${worth},,${kind}`);
  return `${lines.join('\n')}\n`;
}

function row(kind: string, values: readonly (number | undefined)[]): string {
  const cells = values.map((value) => (Number.isFinite(value) ? String(value) : ''));
  return [kind, ...cells, ''].join(',');
}
