import type { commandLineWords as English } from '../en/command-line.ts';

export const commandLineWords: Readonly<Record<keyof typeof English, string>> = {};
