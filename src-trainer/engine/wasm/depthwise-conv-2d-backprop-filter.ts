import {
  backend_util,
  DepthwiseConv2dNativeBackpropFilter,
  expandDims,
  mul,
  pad as padTensor,
  reshape,
  stack,
  stridedSlice,
  sum,
  tidy,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/**
 * The gradient of a depthwise convolution by its filter: for each place of the filter, what the input held
 * under that place times the output's gradient, summed over examples and positions.
 *
 * `x: [batch, height, width, inChannels]`, `dy: [batch, outHeight, outWidth, inChannels * multiplier]`,
 * result `[filterHeight, filterWidth, inChannels, multiplier]`. Channels last.
 *
 * Source: Chollet 2017, "Xception: Deep learning with depthwise separable convolutions".
 */
export const depthwiseConv2dBackpropFilter: KernelConfig = {
  kernelName: DepthwiseConv2dNativeBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const { x, dy } = inputs as { x: Tensor4D; dy: Tensor4D };
    const { strides, dilations, pad, dimRoundingMode, filterShape } =
      attrs as Partial<DepthwiseConv2dNativeBackpropFilterAttrs> as DepthwiseConv2dNativeBackpropFilterAttrs;
    const info = backend_util.computeConv2DInfo(
      x.shape,
      filterShape,
      strides,
      dilations,
      pad,
      dimRoundingMode,
      true,
    );
    const { padInfo, strideHeight, strideWidth, batchSize, outHeight, outWidth } = info;
    const [filterHeight, filterWidth, inChannels, multiplier] = filterShape;
    return tidy(() => {
      const padded = padTensor(x, [
        [0, 0],
        [padInfo.top, padInfo.bottom],
        [padInfo.left, padInfo.right],
        [0, 0],
      ]);
      const gradient = reshape(dy, [batchSize, outHeight, outWidth, inChannels, multiplier]);
      const places = Array.from({ length: filterHeight * filterWidth }, (_, place) => {
        const top = Math.floor(place / filterWidth) * info.dilationHeight;
        const left = (place % filterWidth) * info.dilationWidth;
        const under = stridedSlice(
          padded,
          [0, top, left, 0],
          [
            batchSize,
            top + (outHeight - 1) * strideHeight + 1,
            left + (outWidth - 1) * strideWidth + 1,
            inChannels,
          ],
          [1, strideHeight, strideWidth, 1],
        );
        return sum(mul(expandDims(under, 4), gradient), [0, 1, 2]);
      });
      return reshape(stack(places), filterShape);
    });
  },
};
