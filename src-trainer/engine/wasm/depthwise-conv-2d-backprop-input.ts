import {
  addN,
  backend_util,
  depthwiseConv2d,
  DepthwiseConv2dNativeBackpropInput,
  reshape,
  reverse,
  slice,
  tidy,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

import { spreadGradient } from './spread-gradient.ts';
import { windowEnds } from './window-ends.ts';

/**
 * The gradient of a depthwise convolution by its input: one depthwise convolution of the output's gradient,
 * with the filter turned round, for each of the `multiplier` outputs that a channel has, added up.
 *
 * `dy: [batch, outHeight, outWidth, inChannels * multiplier]`, `filter: [filterHeight, filterWidth,
 * inChannels, multiplier]`, result `[batch, height, width, inChannels]`. Channels last.
 *
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", section 4.
 */
export const depthwiseConv2dBackpropInput: KernelConfig = {
  kernelName: DepthwiseConv2dNativeBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const { dy, filter } = inputs as { dy: Tensor4D; filter: Tensor4D };
    const { strides, dilations, pad, dimRoundingMode, inputShape } =
      attrs as Partial<DepthwiseConv2dNativeBackpropInputAttrs> as DepthwiseConv2dNativeBackpropInputAttrs;
    const info = backend_util.computeConv2DInfo(
      inputShape,
      filter.shape,
      strides,
      dilations,
      pad,
      dimRoundingMode,
      true,
    );
    const [filterHeight, filterWidth, inChannels, multiplier] = filter.shape;
    const { batchSize, outHeight, outWidth, dilationHeight, dilationWidth } = info;
    return tidy(() => {
      const turned = reverse(filter, [0, 1]);
      const byMultiplier = reshape(dy, [batchSize, outHeight, outWidth, inChannels, multiplier]);
      const parts = Array.from({ length: multiplier }, (_, index) => {
        const part = slice(byMultiplier, [0, 0, 0, 0, index], [-1, -1, -1, -1, 1]);
        const spread = spreadGradient(reshape(part, [batchSize, outHeight, outWidth, inChannels]), {
          strides: [info.strideHeight, info.strideWidth],
          padding: windowEnds(info),
        });
        const partFilter: Tensor4D = slice(
          turned,
          [0, 0, 0, index],
          [filterHeight, filterWidth, inChannels, 1],
        );
        const dilation: [number, number] = [dilationHeight, dilationWidth];
        return depthwiseConv2d(spread, partFilter, 1, 'valid', 'NHWC', dilation);
      });
      return addN(parts);
    });
  },
};
