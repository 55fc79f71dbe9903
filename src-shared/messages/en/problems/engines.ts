export const enginesProblems = {} as const satisfies Readonly<Record<string, string>>;
