import type { OptimizerSettings } from '../../../src-shared/document/document.ts';
import { epsilon } from '../../training/optimizers/update-rule.ts';
import {
  attribute,
  float32Tensor,
  nodeOf,
  type GraphBuilder,
  type Output,
} from './graph-builder.ts';

/** The numbers that an optimizer's update takes at every step, in this order. */
export function updateScalarNames(type: OptimizerSettings['type']): readonly string[] {
  switch (type) {
    case 'sgd':
      return ['rate'];
    case 'momentum':
      return ['rate', 'momentum'];
    case 'rmsprop':
      return ['rate', 'rho'];
    case 'adam':
      return ['rate', 'beta1', 'beta2'];
    case 'adamw':
      return ['rate', 'beta1', 'beta2', 'weightFactor'];
  }
}

/**
 * Their values at a step, counted from 1, with the learning rate of that step. Adam's rate has the bias
 * correction in it.
 */
export function updateScalars(
  settings: OptimizerSettings,
  learningRate: number,
  step: number,
): readonly number[] {
  switch (settings.type) {
    case 'sgd':
      return [learningRate];
    case 'momentum':
      return [learningRate, settings.momentum];
    case 'rmsprop':
      return [learningRate, settings.rho];
    case 'adam':
    case 'adamw': {
      const { beta1, beta2 } = settings;
      const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      if (settings.type === 'adam') return [rate, beta1, beta2];
      return [rate, beta1, beta2, 1 - learningRate * settings.weightDecay];
    }
  }
}

/** A weight that is to be updated, and all that the update needs, as it is in the graph. */
export type UpdateSite = {
  readonly builder: GraphBuilder;
  readonly name: string;
  /** Resource handles: the weight's, and its slots' in the order of the update rule. */
  readonly weight: Output;
  readonly slots: readonly Output[];
  /** The weight's value before the step. */
  readonly before: Output;
  readonly gradient: Output;
  readonly scalars: ReadonlyMap<string, Output>;
};

/**
 * Adds the nodes of one weight's update and gives the names of those that must have run. The formulas are those
 * of `training/optimizers`, where their sources stand; Adam is TensorFlow's own, which reads and writes every
 * number once.
 */
export function addUpdate(type: OptimizerSettings['type'], site: UpdateSite): readonly string[] {
  const { builder, name, weight, slots, before, gradient } = site;
  const scalar = (wanted: string): Output => {
    const found = site.scalars.get(wanted);
    if (found === undefined) throw new Error(`the step has no ${wanted}`);
    return found;
  };
  const slot = (index: number): Output => {
    const found = slots[index];
    if (found === undefined) throw new Error(`the weight has no slot ${index}`);
    return found;
  };
  // The gradient is of this round, so what comes after it is as well.
  const options = { name, after: [nodeOf(gradient)] };
  const float = { T: attribute.type('float32') };
  const dtype = { dtype: attribute.type('float32') };
  const calculate = (op: string, ...inputs: Output[]): Output =>
    builder.calculate(op, inputs, float, { name });
  const write = (op: string, handle: Output, value: Output): string =>
    builder.add(op, [handle, value], dtype, options);
  const read = (handle: Output): Output =>
    builder.calculate('ReadVariableOp', [handle], dtype, options);
  const constant = (value: number): Output => builder.constant(float32Tensor([value]), options);
  const applyAdam = (after: readonly string[]): string => {
    const zero = constant(0);
    const inputs = [
      ...[weight, slot(0), slot(1), zero, zero],
      ...[scalar('rate'), scalar('beta1'), scalar('beta2'), constant(epsilon), gradient],
    ];
    return builder.add('ResourceApplyAdam', inputs, float, { name, after });
  };

  switch (type) {
    case 'sgd':
      return [write('AssignSubVariableOp', weight, calculate('Mul', gradient, scalar('rate')))];
    case 'momentum': {
      const kept = calculate('Mul', read(slot(0)), scalar('momentum'));
      const velocity = calculate('AddV2', kept, calculate('Mul', gradient, scalar('rate')));
      return [
        write('AssignVariableOp', slot(0), velocity),
        write('AssignSubVariableOp', weight, velocity),
      ];
    }
    case 'rmsprop': {
      const rho = scalar('rho');
      const kept = calculate('Mul', read(slot(0)), rho);
      const share = calculate('Sub', constant(1), rho);
      const added = calculate('Mul', calculate('Square', gradient), share);
      const meanSquare = calculate('AddV2', kept, added);
      const root = calculate('Rsqrt', calculate('AddV2', meanSquare, constant(epsilon)));
      const decrease = calculate('Mul', calculate('Mul', gradient, root), scalar('rate'));
      return [
        write('AssignVariableOp', slot(0), meanSquare),
        write('AssignSubVariableOp', weight, decrease),
      ];
    }
    case 'adam':
      return [applyAdam([])];
    case 'adamw': {
      const smaller = calculate('Mul', before, scalar('weightFactor'));
      // After the gradient, which has gone through the gate: where it is held back, so is the decay.
      const decayed = write('AssignVariableOp', weight, smaller);
      return [applyAdam([decayed])];
    }
  }
}
