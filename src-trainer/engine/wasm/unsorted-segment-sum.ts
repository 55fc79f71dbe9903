import {
  expandDims,
  fill,
  greaterEqual,
  less,
  logicalAnd,
  scatterND,
  slice,
  tidy,
  UnsortedSegmentSum,
  where,
  type KernelConfig,
  type Tensor,
  type Tensor1D,
  type UnsortedSegmentSumAttrs,
} from '@tensorflow/tfjs-core';

/**
 * Adds up the rows of one segment: the gradient of a gather, so of an embedding.
 *
 * `x: [rows, ...]`, `segmentIds: [rows]` of int32, result `[numSegments, ...]` with
 * `result[s] = sum of x[r] where segmentIds[r] = s`. Rows of a segment that does not exist are left out.
 *
 * Source: `tf.math.unsorted_segment_sum`.
 */
export const unsortedSegmentSum: KernelConfig = {
  kernelName: UnsortedSegmentSum,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const { x, segmentIds } = inputs as { x: Tensor; segmentIds: Tensor1D };
    const { numSegments } = attrs as Partial<UnsortedSegmentSumAttrs> as UnsortedSegmentSumAttrs;
    return tidy(() => {
      const isInside = logicalAnd(greaterEqual(segmentIds, 0), less(segmentIds, numSegments));
      // The scatter writes wherever an index points, so strays go to a row of their own that is cut off.
      const rows = expandDims(where(isInside, segmentIds, fill([1], numSegments, 'int32')), 1);
      const sums = scatterND(rows, x, [numSegments + 1, ...x.shape.slice(1)]);
      return slice(sums, 0, numSegments);
    });
  },
};
