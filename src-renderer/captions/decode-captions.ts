import type { ProbeFrame } from '../../src-shared/protocol/probe.ts';
import { decodeNumbers, type Numbers } from '../run/decode-frame.ts';

type Frame = Extract<ProbeFrame, { type: 'probe/captions' }>;

/** Held-out pictures and what the network says of them. */
export type Captions = {
  readonly step: number;
  /** Where nothing is held out, so that they are those that the network learns from. */
  readonly isOfTraining: boolean;
  readonly items: readonly (Frame['items'][number] & { readonly picture: Numbers })[];
  /** How many are true; absent where nobody knows what the pictures show. */
  readonly trueCount?: number;
};

export function decodeCaptions(frame: Frame, bytes: Uint8Array<ArrayBuffer>): Captions {
  const { data, shape } = decodeNumbers(frame.pictures, bytes);
  const [, ...exampleShape] = shape;
  const size = exampleShape.reduce((product, axis) => product * axis, 1);
  const items = frame.items.map((item, index) => ({
    ...item,
    picture: { data: data.subarray(index * size, (index + 1) * size), shape: exampleShape },
  }));
  const verdicts = items.flatMap(({ verdict }) => verdict ?? []);
  return {
    ...{ step: frame.step, isOfTraining: frame.isOfTraining === true, items },
    ...(verdicts.length > 0 && {
      trueCount: verdicts.filter((verdict) => verdict === 'true').length,
    }),
  };
}
