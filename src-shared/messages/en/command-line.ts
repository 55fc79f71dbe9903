export const commandLineWords = {} as const satisfies Readonly<Record<string, string>>;
