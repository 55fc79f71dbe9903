import { finding, type Finding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';

/**
 * The shape that a sliding window (convolution, pooling) leaves of an image.
 * @param shape `[height, width, channels]`
 * @param channels how many channels come out
 * Source: Keras API, Conv2D layer: valid = floor((size - window) / stride) + 1, same = ceil(size / stride).
 */
export function slideWindow(
  shape: Shape,
  window: readonly [number, number],
  strides: readonly [number, number],
  padding: 'valid' | 'same',
  channels: number,
): Shape | Finding {
  const [height = 0, width = 0] = shape;
  if (padding === 'valid' && (window[0] > height || window[1] > width)) {
    return finding('window-too-large', { window, shape });
  }
  const slide = (size: number, windowSize: number, stride: number): number =>
    padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - windowSize) / stride) + 1;
  return [slide(height, window[0], strides[0]), slide(width, window[1], strides[1]), channels];
}
