import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import { createAdam } from './adam.ts';
import { createAdamw } from './adamw.ts';
import { createMomentum } from './momentum.ts';
import { createRmsprop } from './rmsprop.ts';
import { createSgd } from './sgd.ts';
import type { UpdateRule } from './update-rule.ts';

/** The formula of the optimizer that was chosen. */
export function createUpdateRule(settings: OptimizerSettings): UpdateRule {
  switch (settings.type) {
    case 'sgd':
      return createSgd(settings);
    case 'momentum':
      return createMomentum(settings);
    case 'rmsprop':
      return createRmsprop(settings);
    case 'adam':
      return createAdam(settings);
    case 'adamw':
      return createAdamw(settings);
  }
}
