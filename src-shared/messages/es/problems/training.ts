import type { trainingProblems as English } from '../../en/problems/training.ts';

export const trainingProblems: Readonly<Record<keyof typeof English, string>> = {};
