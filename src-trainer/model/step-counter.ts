/**
 * How many updates a model has had. The training loop counts it; layers that draw random numbers read it,
 * since a number is drawn from (seed, node, step) and not from the last one drawn.
 */
export type StepCounter = { step: number };
