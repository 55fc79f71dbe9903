import {
  backend_util,
  conv2d,
  Conv2DBackpropFilter,
  slice4d,
  tidy,
  transpose,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/**
 * The gradient of a convolution by its filter, as a convolution: the examples of the batch take the place
 * of the channels, the output's gradient that of the filter, the stride that of the dilation.
 *
 * `x: [batch, height, width, inChannels]`, `dy: [batch, outHeight, outWidth, outChannels]`, result
 * `[filterHeight, filterWidth, inChannels, outChannels]`. Channels last, dilation 1.
 *
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning".
 */
export const conv2DBackpropFilter: KernelConfig = {
  kernelName: Conv2DBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const { x, dy } = inputs as { x: Tensor4D; dy: Tensor4D };
    const { strides, pad, dimRoundingMode, dataFormat, filterShape } =
      attrs as Partial<Conv2DBackpropFilterAttrs> as Conv2DBackpropFilterAttrs;
    const { padInfo, strideHeight, strideWidth } = backend_util.computeConv2DInfo(
      x.shape,
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
      false,
      backend_util.convertConv2DDataFormat(dataFormat),
    );
    return tidy(() => {
      const gradient: Tensor4D = conv2d(
        transpose(x, [3, 1, 2, 0]),
        transpose(dy, [1, 2, 0, 3]),
        1,
        [
          [0, 0],
          [padInfo.top, padInfo.bottom],
          [padInfo.left, padInfo.right],
          [0, 0],
        ],
        'NHWC',
        [strideHeight, strideWidth],
      );
      const [filterHeight, filterWidth, inChannels, outChannels] = filterShape;
      // Rows and columns of the input that the last stride did not reach give positions beyond the filter.
      const fitted = slice4d(
        gradient,
        [0, 0, 0, 0],
        [inChannels, filterHeight, filterWidth, outChannels],
      );
      return transpose(fitted, [1, 2, 0, 3]);
    });
  },
};
