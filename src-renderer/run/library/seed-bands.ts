import { spreadOf } from '../../../src-shared/runs/sweep-result.ts';
import type { PlotBand, PlotLine } from '../curves/plot.ts';
import type { RunLook } from './run-look.ts';

/** A curve of one seed. The runs of a group share their x axis: they differ in the seed alone. */
type Member = Pick<PlotLine, 'xs' | 'ys'>;

/** The mean over several seeds, and the band from the least to the most of them; as long as the longest run. */
export function seedBand(
  members: readonly Member[],
  { colour, dash }: RunLook,
): { readonly mean: PlotLine; readonly band: PlotBand } {
  const longest = members.reduce((a, b) => (b.xs.length > a.xs.length ? b : a));
  const spreads = longest.xs.map((_, at) =>
    spreadOf(members.map(({ ys }) => ys[at] ?? Number.NaN)),
  );
  const { xs } = longest;
  return {
    mean: {
      colour,
      dash,
      xs,
      ys: spreads.map(({ mean }) => mean),
      isDashed: false,
      hasKnots: false,
      weight: 1.5,
    },
    band: {
      colour,
      xs,
      lows: spreads.map(({ low }) => low),
      highs: spreads.map(({ high }) => high),
    },
  };
}
