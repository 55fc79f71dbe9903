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

/** The same for kernels that have a factor beside: `constant` is exactly that number everywhere. */
export const kernelInitializerNames = [...initializerNames, 'constant'] as const;

export type KernelInitializerName = (typeof kernelInitializerNames)[number];
