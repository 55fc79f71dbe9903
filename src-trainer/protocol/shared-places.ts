/** The numbers that the main thread and the beating one share: the activity's place in the schema, and when the main thread last turned. */
export const sharedPlaces = { activity: 0, turnedAtMs: 1, length: 2 } as const;
