import type { backend_util } from '@tensorflow/tfjs-core';

type Ends = readonly [before: number, after: number];

/**
 * What has to stand around a spread gradient, so that a window running over it with stride 1 gives back the
 * input's rows and columns. Negative where the input's padding was wider than the window.
 */
export function windowEnds(info: backend_util.Conv2DInfo): readonly [rows: Ends, columns: Ends] {
  const { padInfo } = info;
  const rows = (info.outHeight - 1) * info.strideHeight + 1;
  const columns = (info.outWidth - 1) * info.strideWidth + 1;
  return [
    ends(info.inHeight, info.effectiveFilterHeight, rows, padInfo.top),
    ends(info.inWidth, info.effectiveFilterWidth, columns, padInfo.left),
  ];
}

function ends(inLength: number, window: number, spreadLength: number, padBefore: number): Ends {
  const before = window - 1 - padBefore;
  return [before, inLength + window - 1 - before - spreadLength];
}
