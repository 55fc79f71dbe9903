import type { enginesProblems as English } from '../../en/problems/engines.ts';

export const enginesProblems: Readonly<Record<keyof typeof English, string>> = {};
