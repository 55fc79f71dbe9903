/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** 256 colours from one end of a scale to the other, three bytes each. */
export type ColourRamp = Uint8ClampedArray<ArrayBuffer>;

const steps = 256;

/** Mixes evenly spaced stops, at least two, into a table, so that a picture costs one look-up a number. */
export function createColourRamp(stops: readonly Rgb[]): ColourRamp {
  if (stops.length < 2) throw new RangeError('a ramp needs two stops');
  const ramp = new Uint8ClampedArray(steps * 3);
  for (let i = 0; i < steps; i += 1) {
    const at = (i / (steps - 1)) * (stops.length - 1);
    const left = Math.min(stops.length - 2, Math.floor(at));
    const from = stops[left] ?? [0, 0, 0];
    const to = stops[left + 1] ?? [0, 0, 0];
    for (let channel = 0; channel < 3; channel += 1) {
      const start = from[channel] ?? 0;
      ramp[i * 3 + channel] = start + ((to[channel] ?? 0) - start) * (at - left);
    }
  }
  return ramp;
}

/**
 * `#0b1526`, or `#fff` as a minifier shortens it, as numbers. Throws where the text is no such colour: tokens are
 * ours to write.
 */
export function parseHexColour(text: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (digits === undefined) throw new RangeError(`not a colour in hexadecimal: ${text}`);
  const length = digits.length / 3;
  const byte = (channel: number): number => {
    const part = digits.slice(channel * length, (channel + 1) * length);
    return Number.parseInt(length === 1 ? part + part : part, 16);
  };
  return [byte(0), byte(1), byte(2)];
}
