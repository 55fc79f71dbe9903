import type { textWords as English } from '../../en/window/text.ts';

export const textWords: Readonly<Record<keyof typeof English, string>> = {};
