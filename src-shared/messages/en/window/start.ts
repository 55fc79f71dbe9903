export const startWords = {} as const satisfies Readonly<Record<string, string>>;
