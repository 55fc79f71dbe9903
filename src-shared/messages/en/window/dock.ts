export const dockWords = {} as const satisfies Readonly<Record<string, string>>;
