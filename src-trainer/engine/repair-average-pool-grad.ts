import {
  backend_util,
  mul,
  tensor4d,
  tidy,
  type AvgPoolGradAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/**
 * A backend's gradient of average pooling by its input, mended: each output's gradient goes in equal parts to
 * those numbers of its window that lie inside the image. The kernels of TensorFlow.js (`cpu`, `wasm`, `webgpu`)
 * divide by the whole window's size also where part of it lies in the padding, though their forward passes do
 * not, so that gradients at the edges come out too small.
 *
 * `dy: [batch, outHeight, outWidth, channels]`, `input: [batch, height, width, channels]`, result like
 * `input`. Channels last.
 *
 * @param plain the backend's own kernel
 */
export function repairAveragePoolGrad(plain: KernelConfig): KernelConfig {
  const kernelFunc: KernelConfig['kernelFunc'] = (params) => {
    const { dy, input } = params.inputs as { dy: Tensor4D; input: Tensor4D };
    const { filterSize, strides, pad } =
      params.attrs as Partial<AvgPoolGradAttrs> as AvgPoolGradAttrs;
    const info = backend_util.computePool2DInfo(input.shape, filterSize, strides, 1, pad);
    const { padInfo, outHeight, outWidth } = info;
    const rows = shares(
      outHeight,
      info.strideHeight,
      info.filterHeight,
      padInfo.top,
      info.inHeight,
    );
    const columns = shares(
      outWidth,
      info.strideWidth,
      info.filterWidth,
      padInfo.left,
      info.inWidth,
    );
    if ([...rows, ...columns].every((share) => share === 1)) return plain.kernelFunc(params);
    return tidy(() => {
      const factors = rows.flatMap((row) => columns.map((column) => 1 / (row * column)));
      const raised = mul(dy, tensor4d(factors, [1, outHeight, outWidth, 1]));
      return plain.kernelFunc({ ...params, inputs: { dy: raised, input } }) as Tensor4D;
    });
  };
  return { ...plain, kernelFunc };
}

/** The share of each window along one axis that lies inside the image. */
function shares(
  count: number,
  stride: number,
  window: number,
  padBefore: number,
  length: number,
): number[] {
  return Array.from({ length: count }, (_, index) => {
    const start = index * stride - padBefore;
    return (Math.min(length, start + window) - Math.max(0, start)) / window;
  });
}
