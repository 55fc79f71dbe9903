import { createSubscriber } from 'svelte/reactivity';

import { parseHexColour, type Rgb } from '../inspect/colour-ramp.ts';

const tokens = {
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line-card',
  grid: '--data-grid',
  accent: '--accent-line',
  right: '--data-train',
  other: '--data-base',
  back: '--data-val',
  backFaint: '--data-val-faint',
  surface: '--surface-chrome',
} as const;

/** The colours and letters of the picture of a layer along time, as the canvas takes them. */
export type ColumnColours = Readonly<Record<keyof typeof tokens, string>> & {
  readonly font: string;
  readonly mono: string;
  /** What is written on a coloured cell, the darker and the lighter. */
  readonly dark: Rgb;
  readonly light: Rgb;
};

let colours: ColumnColours | undefined;

const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(() => {
    colours = undefined;
    update();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** Those of the present theme. An effect that reads them runs again when the theme changes. */
export function columnColours(): ColumnColours {
  subscribe();
  colours ??= readColours(getComputedStyle(document.documentElement));
  return colours;
}

function readColours(style: CSSStyleDeclaration): ColumnColours {
  const of = (token: string): string => style.getPropertyValue(token).trim();
  const pair = [parseHexColour(of('--ink')), parseHexColour(of('--surface-chrome'))] as const;
  const [dark, light] = brightness(pair[0]) < brightness(pair[1]) ? pair : [pair[1], pair[0]];
  return {
    ...{ ink: of(tokens.ink), ink2: of(tokens.ink2), ink3: of(tokens.ink3) },
    ...{ line: of(tokens.line), grid: of(tokens.grid), accent: of(tokens.accent) },
    ...{ right: of(tokens.right), other: of(tokens.other), surface: of(tokens.surface) },
    ...{ back: of(tokens.back), backFaint: of(tokens.backFaint) },
    ...{ font: of('--font-ui'), mono: of('--font-mono'), dark, light },
  };
}

/**
 * Relative luminance, 0 to 1.
 * Source: WCAG 2.2, definition of relative luminance.
 */
function brightness([red, green, blue]: Rgb): number {
  const part = (value: number): number => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

/** The one of two colours that reads better on a third. */
export function readableOn(cell: Rgb, dark: Rgb, light: Rgb): Rgb {
  const contrast = (one: Rgb): number => {
    const [a, b] = [brightness(one), brightness(cell)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return contrast(dark) >= contrast(light) ? dark : light;
}
