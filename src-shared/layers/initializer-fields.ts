import { choice, laterNumber } from './fields.ts';
import { kernelInitializerNames } from './initializer-names.ts';

/**
 * How a kernel's first values are drawn, and the factor by which they are multiplied (`constant` is the factor
 * itself).
 */
export const initializerFields = {
  kernelInitializer: choice('glorotUniform', kernelInitializerNames),
  initializerScale: laterNumber(1, -100, 100, 0.1),
};
