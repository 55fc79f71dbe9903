export const canvasWords = {} as const satisfies Readonly<Record<string, string>>;
