export type Colour = readonly [red: number, green: number, blue: number];

/**
 * Red, green and blue, 0 to 1, of a hue in turns (not negative), a saturation and a value, 0 to 1.
 * Source: A. R. Smith, "Color gamut transform pairs", 1978 (HSV).
 */
export function colourOf(hue: number, saturation: number, value: number): Colour {
  const channel = (offset: number): number => {
    const place = (offset + 6 * hue) % 6;
    return value * (1 - saturation * Math.max(0, Math.min(place, 4 - place, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}
