export const textWords = {} as const satisfies Readonly<Record<string, string>>;
