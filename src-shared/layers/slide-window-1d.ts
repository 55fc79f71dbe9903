import { finding, type Finding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';

/** How a window slides over the steps of a sequence. */
export type StepWindow = {
  /** Steps that it covers. */
  readonly size: number;
  /** Steps that it moves by. */
  readonly stride: number;
  readonly padding: 'valid' | 'same';
};

/**
 * The shape that a window sliding along time leaves of a sequence.
 * @param shape `[time, features]`
 * @param features how many numbers a step has afterwards; as many as before where absent
 * Source: Keras API, Conv1D layer: valid = floor((time - window) / stride) + 1, same = ceil(time / stride).
 */
export function slideWindow1d(
  shape: Shape,
  { size, stride, padding }: StepWindow,
  features?: number,
): Shape | Finding {
  const [time = 0, before = 0] = shape;
  if (shape.length !== 2) return finding('rank-wrong', { expected: [2], shape });
  if (padding === 'valid' && size > time) {
    return finding('window-too-large', { window: [size], shape });
  }
  const steps =
    padding === 'same' ? Math.ceil(time / stride) : Math.floor((time - size) / stride) + 1;
  return [steps, features ?? before];
}
