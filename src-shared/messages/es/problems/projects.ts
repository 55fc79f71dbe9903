import type { projectsProblems as English } from '../../en/problems/projects.ts';

export const projectsProblems: Readonly<Record<keyof typeof English, string>> = {};
