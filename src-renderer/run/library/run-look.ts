import type { RunSummary } from '../../../src-shared/protocol/api.ts';
import { runLook } from '../../../src-shared/runs/run-card.ts';
import { say, words } from '../../words/language.svelte.ts';
import type { PlotColour } from '../curves/plot.ts';

/** Lengths of strokes and gaps in CSS pixels. */
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]];
const colours = ['run-1', 'run-2', 'run-3', 'run-4', 'run-5', 'run-6'] as const;

/** How a run's line is drawn, wherever it is drawn. */
export type RunLook = { readonly colour: PlotColour; readonly dash: readonly number[] };

export function lookOf({ number = 1 }: Pick<RunSummary, 'number'>): RunLook {
  const { colour, dash } = runLook(number);
  return { colour: colours[colour - 1] ?? 'run-1', dash: dashes[dash] ?? [] };
}

/** What a run is called: what a person called it, or its number. */
export function nameOf({ name, number }: Pick<RunSummary, 'name' | 'number'>): string {
  if (name !== undefined && name !== '') return name;
  const w = words().runs;
  return number === undefined ? w.run : say(w.runNumber, { number });
}
