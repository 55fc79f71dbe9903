import type { RunSummary } from '../protocol/run-summary.ts';
import { csvRow } from './csv-cell.ts';

/**
 * A table of runs as comma-separated values, a row each: what it is called, what came of it, and the settings of
 * `paths`; dates as ISO 8601 writes them.
 */
export function runsTableCsv(
  runs: readonly RunSummary[],
  paths: readonly string[],
  nameOf: (run: RunSummary) => string,
): string {
  const head = [
    ...['run', 'name', 'started', 'state', ...paths],
    ...['seed', 'epochs', 'steps', 'loss', 'accuracy', 'val_loss', 'val_accuracy'],
    ...['train_loss', 'train_accuracy', 'parameters', 'train_examples'],
    ...['engine', 'device', 'program_version', 'data_hash', 'notes'],
  ];
  const rows = runs.map((run) => [
    run.runId,
    nameOf(run),
    new Date(run.startedAt).toISOString(),
    run.state,
    ...paths.map((path) => {
      const value = run.settings[path];
      return typeof value === 'object' ? value.join('x') : value;
    }),
    ...[run.seed, run.epochs, run.step, run.loss, run.accuracy, run.valLoss, run.valAccuracy],
    ...[run.trainLoss, run.trainAccuracy, run.parameterCount, run.trainExamples],
    ...[run.engine, run.environment.device, run.environment.programVersion],
    ...[run.environment.dataHash, run.notes],
  ]);
  return [head, ...rows].map(csvRow).join('');
}
