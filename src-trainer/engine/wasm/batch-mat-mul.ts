import {
  BatchMatMul,
  getKernel,
  matMul,
  tidy,
  transpose,
  type BatchMatMulAttrs,
  type KernelConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** The backend's own kernel; its fast path multiplies two plain matrices, neither of them transposed. */
const plain = getKernel(BatchMatMul, 'wasm');

/**
 * The product of matrices, with those that are to be transposed transposed beforehand: the gradients of
 * every dense layer then take the backend's fast path, which is worth several times the transposition.
 * Stacks of several matrices have no fast path and go to the backend as they are.
 *
 * `a: [..., rows, inner]` (transposed: `[..., inner, rows]`), `b: [..., inner, columns]` (transposed:
 * `[..., columns, inner]`), result `[..., rows, columns]`.
 */
export const batchMatMul: KernelConfig = {
  ...plain,
  kernelFunc: (params) => {
    const { a, b } = params.inputs as { a: Tensor; b: Tensor };
    const { transposeA, transposeB } =
      params.attrs as Partial<BatchMatMulAttrs> as BatchMatMulAttrs;
    const isPlain = !transposeA && !transposeB;
    if (isPlain || countMatrices(a) > 1 || countMatrices(b) > 1) return plain.kernelFunc(params);
    return tidy(() => matMul(transposeA ? swapAxes(a) : a, transposeB ? swapAxes(b) : b));
  },
};

const countMatrices = ({ shape }: Tensor): number =>
  shape.slice(0, -2).reduce((count, length) => count * length, 1);

function swapAxes(x: Tensor): Tensor {
  const axes = [...x.shape.keys()];
  return transpose(x, [...axes.slice(0, -2), ...axes.slice(-2).reverse()]);
}
