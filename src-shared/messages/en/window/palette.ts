export const paletteWords = {} as const satisfies Readonly<Record<string, string>>;
