export const dataProblems = {} as const satisfies Readonly<Record<string, string>>;
