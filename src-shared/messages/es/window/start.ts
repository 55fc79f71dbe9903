import type { startWords as English } from '../../en/window/start.ts';

export const startWords: Readonly<Record<keyof typeof English, string>> = {};
