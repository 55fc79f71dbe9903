import type { PosterLook } from './poster.ts';

/** The look of a poster: the light theme's, whichever the window has, since it is for paper. */
export function posterLook(): PosterLook {
  const light = lightTokens();
  const token = (name: string): string => light.getPropertyValue(name).trim();
  const type = {
    family: token('--font-ui'),
    pixels: Number.parseFloat(token('--text-xs')),
    weight: token('--weight-body'),
    strongWeight: token('--weight-strong'),
  };
  return {
    type,
    mono: { ...type, family: token('--font-mono') },
    ink: token('--ink'),
    ink2: token('--ink-2'),
    line: token('--line-card'),
    surface: token('--surface-raised'),
  };
}

/** The tokens as `:root` has them, before a theme changes some. */
function lightTokens(): CSSStyleDeclaration {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      const isRoot = rule instanceof CSSStyleRule && rule.selectorText === ':root';
      if (isRoot && rule.style.getPropertyValue('--ink') !== '') return rule.style;
    }
  }
  return getComputedStyle(document.documentElement);
}
