export const networkProblems = {} as const satisfies Readonly<Record<string, string>>;
