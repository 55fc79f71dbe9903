export const inspectorWords = {} as const satisfies Readonly<Record<string, string>>;
