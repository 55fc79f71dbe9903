import { createSubscriber } from 'svelte/reactivity';

import type { Typeface } from '../drawing/surface.ts';
import type { PlotColour } from './plot.ts';

/** What a chart takes from the window's tokens. */
export type ChartTheme = {
  readonly type: Typeface;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly surface: string;
  readonly grid: string;
  readonly axis: string;
  readonly base: string;
  readonly colours: Readonly<Record<PlotColour, string>>;
  readonly dotAlpha: number;
  readonly lineWidth: number;
  /** How much larger than usual text is. */
  readonly textScale: number;
};

let theme: ChartTheme | undefined;

const subscribe = createSubscriber((update) => {
  const renew = (): void => {
    theme = undefined;
    update();
  };
  const observer = new MutationObserver(renew);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-projector'] });
  // Text on a canvas is drawn with what is loaded, so it is drawn again once the font is.
  document.fonts.addEventListener('loadingdone', renew);
  return () => {
    observer.disconnect();
    document.fonts.removeEventListener('loadingdone', renew);
  };
});

/** The chart's colours and type in the present theme; an effect that reads them follows. */
export function chartTheme(): ChartTheme {
  subscribe();
  theme ??= readTheme(getComputedStyle(document.documentElement));
  return theme;
}

function readTheme(style: CSSStyleDeclaration): ChartTheme {
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const { dataset } = document.documentElement;
  const textPixels = Number.parseFloat(token('--text-xs'));
  return {
    type: {
      family: token('--font-ui'),
      pixels: textPixels,
      weight: token('--weight-body'),
      strongWeight: token('--weight-strong'),
    },
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    surface: token('--surface-chrome'),
    grid: token('--data-grid'),
    axis: token('--data-axis'),
    base: token('--data-base'),
    colours: {
      train: token('--data-train'),
      val: token('--data-val'),
      'run-1': token('--run-1'),
      'run-2': token('--run-2'),
      'run-3': token('--run-3'),
      'run-4': token('--run-4'),
      'run-5': token('--run-5'),
      'run-6': token('--run-6'),
    },
    dotAlpha: dataset['theme'] === 'dark' ? 0.34 : 0.3,
    lineWidth: 'projector' in dataset ? 3.5 : 2,
    textScale: textPixels / 11,
  };
}
