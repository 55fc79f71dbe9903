import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  backend_util,
  MaxPoolGrad,
  type KernelConfig,
  type MaxPoolGradAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/** What is used of the backend: its memory. */
type WasmHeap = Pick<BackendWasm, 'makeOutput' | 'typedArrayFromHeap'>;

/**
 * The gradient of max pooling by its input: each output's gradient goes to the first largest value of its
 * window. The backend has a kernel of this name that looks at every window from every input; this one goes
 * through each window once, on the backend's own memory, and is several times faster.
 *
 * `dy: [batch, outHeight, outWidth, channels]`, `input: [batch, height, width, channels]`, result like
 * `input`. Channels last.
 */
export const maxPoolGrad: KernelConfig = {
  kernelName: MaxPoolGrad,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs, backend }) => {
    const { dy, input } = inputs as { dy: Tensor4D; input: Tensor4D };
    const { filterSize, strides, pad, dimRoundingMode } =
      attrs as Partial<MaxPoolGradAttrs> as MaxPoolGradAttrs;
    const wasm = backend as WasmHeap;
    const info = backend_util.computePool2DInfo(
      input.shape,
      filterSize,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const dx = wasm.makeOutput(input.shape, 'float32');
    // Views of the heap, taken after the last allocation: one that grows the heap would detach them.
    scatterToLargest(info, {
      x: wasm.typedArrayFromHeap(input) as Float32Array,
      dy: wasm.typedArrayFromHeap(dy) as Float32Array,
      dx: wasm.typedArrayFromHeap(dx) as Float32Array,
    });
    return dx;
  },
};

type Values = { readonly x: Float32Array; readonly dy: Float32Array; readonly dx: Float32Array };

function scatterToLargest(info: backend_util.Conv2DInfo, { x, dy, dx }: Values): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth } = info;
  const rowStride = inWidth * inChannels;
  dx.fill(0);
  let at = 0;
  for (let example = 0; example < batchSize; example += 1) {
    const start = example * inHeight * rowStride;
    for (let outRow = 0; outRow < outHeight; outRow += 1) {
      const top = outRow * info.strideHeight - info.padInfo.top;
      const firstRow = Math.max(0, top);
      const lastRow = Math.min(inHeight, top + info.filterHeight);
      for (let outColumn = 0; outColumn < outWidth; outColumn += 1) {
        const left = outColumn * info.strideWidth - info.padInfo.left;
        const firstColumn = Math.max(0, left);
        const lastColumn = Math.min(inWidth, left + info.filterWidth);
        for (let channel = 0; channel < inChannels; channel += 1) {
          let largest = -Infinity;
          let largestAt = -1;
          for (let row = firstRow; row < lastRow; row += 1) {
            const rowStart = start + row * rowStride + channel;
            for (let column = firstColumn; column < lastColumn; column += 1) {
              const position = rowStart + column * inChannels;
              const value = x[position] ?? 0;
              if (value > largest) {
                largest = value;
                largestAt = position;
              }
            }
          }
          if (largestAt >= 0) dx[largestAt] = (dx[largestAt] ?? 0) + (dy[at] ?? 0);
          at += 1;
        }
      }
    }
  }
}
