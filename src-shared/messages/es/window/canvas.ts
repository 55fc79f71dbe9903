import type { canvasWords as English } from '../../en/window/canvas.ts';

export const canvasWords: Readonly<Record<keyof typeof English, string>> = {};
