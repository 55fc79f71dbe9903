/** Keras initialisers, in tfjs' spelling. */
export const initializerNames = [
  'glorotUniform',
  'glorotNormal',
  'heUniform',
  'heNormal',
  'leCunUniform',
  'leCunNormal',
  'randomUniform',
  'randomNormal',
  'orthogonal',
  'zeros',
  'ones',
] as const;

export type InitializerName = (typeof initializerNames)[number];
