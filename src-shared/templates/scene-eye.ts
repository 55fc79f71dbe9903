import { sceneSide } from '../datasets/scenes/scene.ts';
import type { Config } from '../layers/define-layer.ts';
import type { Part } from './place-parts.ts';

const conv = {
  kernelSize: [3, 3],
  padding: 'same',
  activation: 'linear',
  useBias: false,
  kernelInitializer: 'heNormal',
} as const;

/** A convolution, normalised before its ReLU: without it the shapes of things are learned many times slower. */
function looks(number: number, config: Config, column: number, from: string): readonly Part[] {
  const [id, normalised] = [`conv2d_${number}`, `batchnormalization_${number}`];
  return [
    [id, 'Conv2D', { ...conv, ...config }, column, 0, [from]],
    [normalised, 'BatchNormalization', {}, column + 1, 0, [id]],
    [`activation_${number}`, 'Activation', { activation: 'relu' }, column + 2, 0, [normalised]],
  ];
}

/**
 * What looks at a scene, `[48, 48, 3]`: four convolutions, `activation_4` with a map of `[6, 6, 64]`, and that as a
 * vector, `flatten_1`. It takes the first row of a canvas and the beginning of the second.
 */
export const sceneEye: readonly Part[] = [
  ['picture', 'Input', { shape: [sceneSide, sceneSide, 3] }, 0, 0, []],
  ...looks(1, { kernelSize: [5, 5], strides: [2, 2], filters: 24 }, 1, 'picture'),
  ...looks(2, { strides: [2, 2], filters: 48 }, 4, 'activation_1'),
  ...looks(3, { filters: 64 }, 7, 'activation_2'),
  ['maxpooling2d_1', 'MaxPooling2D', {}, 10, 0, ['activation_3']],
  ...looks(4, { filters: 64 }, 11, 'maxpooling2d_1'),
  ['flatten_1', 'Flatten', {}, 1, 1, ['activation_4']],
];
