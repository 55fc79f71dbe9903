export const trainingProblems = {} as const satisfies Readonly<Record<string, string>>;
