import type { dataProblems as English } from '../../en/problems/data.ts';

export const dataProblems: Readonly<Record<keyof typeof English, string>> = {};
