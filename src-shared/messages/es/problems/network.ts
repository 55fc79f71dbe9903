import type { networkProblems as English } from '../../en/problems/network.ts';

export const networkProblems: Readonly<Record<keyof typeof English, string>> = {};
