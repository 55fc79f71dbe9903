import { randomStream } from '../random/random-stream.ts';

/** Shorter streams, in windows, are left as they are: too many of them would go on where they should not. */
const fewestWindows = 16;

/**
 * The order in which an epoch takes so many windows that lie in streams (`layInStreams`), `[count]`: every stream from a
 * place of its own on, drawn from seed and epoch, to its end and then from its beginning, where alone its state is that
 * of another place. So no two epochs see the same windows in one batch, which learning by heart thrives on.
 */
export function turnStreams(
  { count, streams }: { readonly count: number; readonly streams: number },
  seed: number,
  epoch: number,
): Int32Array {
  const length = count / streams;
  const random = randomStream(seed, 'streams', epoch);
  const from = Array.from({ length: streams }, () =>
    length < fewestWindows ? 0 : random.nextBelow(length),
  );
  return Int32Array.from({ length: count }, (_, index) => {
    const [place, stream] = [Math.floor(index / streams), index % streams];
    return ((place + (from[stream] ?? 0)) % length) * streams + stream;
  });
}
