import { choice, integerPair } from './fields.ts';

/** What both kinds of pooling are set by: the window `[height, width]`, how far it moves, and its edges. */
export const poolingFields = {
  poolSize: integerPair([2, 2], 1, 64),
  strides: integerPair([2, 2], 1, 64),
  padding: choice('valid', ['valid', 'same']),
};
