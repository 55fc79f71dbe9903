import type { CurveStore } from '../curve-store.ts';

/**
 * All points of the curves as comma-separated values: a row a step, then a row an epoch. Numbers have a point and
 * every digit they need; what was not measured is empty.
 */
export function curvesCsv(curves: CurveStore): string {
  const lines = ['kind,step,epoch,loss,accuracy,val_loss,val_accuracy'];
  const loss = curves.metric('loss');
  const accuracy = curves.metric('accuracy');
  curves.steps.forEach((step, i) => {
    lines.push(row('step', [step, Number.NaN, loss[i], accuracy[i], Number.NaN, Number.NaN]));
  });
  for (const { step, epoch, loss: mean, accuracy: share, valLoss, valAccuracy } of curves.epochs) {
    lines.push(row('epoch', [step, epoch, mean, share, valLoss, valAccuracy]));
  }
  return `${lines.join('\n')}\n`;
}

function row(kind: string, values: readonly (number | undefined)[]): string {
  const cells = values.map((value) => (Number.isFinite(value) ? String(value) : ''));
  return [kind, ...cells].join(',');
}
