import {
  backend_util,
  conv2d,
  Conv2DBackpropInput,
  reverse,
  tidy,
  transpose,
  type Conv2DBackpropInputAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

import { spreadGradient } from './spread-gradient.ts';
import { windowEnds } from './window-ends.ts';

/**
 * The gradient of a convolution by its input, as a convolution of the output's gradient with the filter
 * turned round. The backend has a kernel of this name, a plain loop; this one is several times faster.
 *
 * `dy: [batch, outHeight, outWidth, outChannels]`, `filter: [filterHeight, filterWidth, inChannels,
 * outChannels]`, result `[batch, height, width, inChannels]`. Channels last, dilation 1.
 *
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", section 4.
 */
export const conv2DBackpropInput: KernelConfig = {
  kernelName: Conv2DBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const { dy, filter } = inputs as { dy: Tensor4D; filter: Tensor4D };
    const { strides, pad, dimRoundingMode, dataFormat, inputShape } =
      attrs as Partial<Conv2DBackpropInputAttrs> as Conv2DBackpropInputAttrs;
    const info = backend_util.computeConv2DInfo(
      inputShape,
      filter.shape,
      strides,
      1,
      pad,
      dimRoundingMode,
      false,
      backend_util.convertConv2DDataFormat(dataFormat),
    );
    return tidy(() => {
      const spread = spreadGradient(dy, {
        strides: [info.strideHeight, info.strideWidth],
        padding: windowEnds(info),
      });
      const turned: Tensor4D = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return conv2d(spread, turned, 1, 'valid');
    });
  },
};
