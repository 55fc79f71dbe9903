import type { paletteWords as English } from '../../en/window/palette.ts';

export const paletteWords: Readonly<Record<keyof typeof English, string>> = {};
