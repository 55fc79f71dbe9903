import type { PageChart, PageKey } from '../drawing/chart-page.ts';
import type { ChartTheme } from './chart-theme.ts';
import { paintPlot } from './paint-plot.ts';
import { framePlot, type Plot } from './plot.ts';

/** How large a chart is in a file, in CSS pixels, whatever the window gives it. */
const size = { width: 560, height: 320 } as const;

/** A plot as it stands in a file. */
export function plotForPage(
  title: string,
  keys: readonly PageKey[],
  plot: Plot,
  theme: ChartTheme,
): PageChart {
  const frame = framePlot(size.width, size.height, theme.textScale);
  return { title, keys, ...size, paint: (surface) => paintPlot(surface, plot, frame, theme) };
}
