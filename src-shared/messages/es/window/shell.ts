import type { shellWords as English } from '../../en/window/shell.ts';

export const shellWords: Readonly<Record<keyof typeof English, string>> = {};
