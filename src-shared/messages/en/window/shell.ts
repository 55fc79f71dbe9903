export const shellWords = {} as const satisfies Readonly<Record<string, string>>;
