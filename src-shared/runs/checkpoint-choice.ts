/** Which checkpoint of a run is meant: the newest, or the one with the lowest held-out loss. */
export const checkpointChoices = ['last', 'best'] as const;
export type CheckpointChoice = (typeof checkpointChoices)[number];
