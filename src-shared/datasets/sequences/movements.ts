/** How the dot of a film moves, by class number; what a person calls it stands in `messages`. */
export const movements = ['left', 'right', 'up', 'down', 'clockwise', 'anticlockwise'] as const;
export type Movement = (typeof movements)[number];

/** Pixels a side of a frame: `[side, side, 1]`, white (1) on black (0). */
export const filmSide = 12;
