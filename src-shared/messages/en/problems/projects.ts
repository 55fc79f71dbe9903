export const projectsProblems = {} as const satisfies Readonly<Record<string, string>>;
