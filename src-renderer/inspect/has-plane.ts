import type { Graph } from '../../src-shared/graph/graph.ts';
import type { ModelSpec } from '../../src-shared/spec/run-spec.ts';

/** Whether a network takes two measurements, so that all it computes can be drawn over their plane. */
export function hasPlane({ inputs }: ModelSpec): boolean {
  const [input] = inputs;
  return inputs.length === 1 && input?.numbers === 'float' && input.shape.join() === '2';
}

/** The same of a network that is being edited. */
export function graphHasPlane({ nodes }: Graph): boolean {
  const [input, ...others] = nodes.filter(({ kind }) => kind === 'input');
  if (input === undefined || others.length > 0 || input.config['dtype'] === 'int32') return false;
  const { shape } = input.config;
  return Array.isArray(shape) && shape.join() === '2';
}
