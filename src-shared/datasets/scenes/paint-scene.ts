import { colourOf, type Colour } from '../../pictures/colour-of.ts';
import { shapeOutlines } from '../shape-outlines.ts';
import { afterwards, before } from './actions.ts';
import { outlineOf, sceneSide, type Scene, type SceneColour, type SceneObject } from './scene.ts';

/** Where chance comes from: 32 random bits, `[0, 2^32)`, or a number of `[0, 1)`. */
export type SceneChance = {
  readonly nextWord: () => number;
  readonly nextUniform: () => number;
};

/** Points a side at which a pixel is looked at, so that edges are smooth. */
const looks = 3;
/** How far brightness and colours of a pixel stray at most, of 255. */
const grain = 12;
/** How far an object leans at most to either side, in radians; relations stay as they are. */
const lean = Math.PI / 15;

type Range = readonly [low: number, high: number];

/** What a colour's name stands for: hue in turns, saturation and value 0 to 1. No two of them meet. */
const colourRanges: Readonly<
  Record<SceneColour, { readonly hue: Range; readonly saturation: Range; readonly value: Range }>
> = {
  red: { hue: [-0.02, 0.012], saturation: [0.85, 1], value: [0.8, 1] },
  orange: { hue: [0.065, 0.09], saturation: [0.85, 1], value: [0.9, 1] },
  yellow: { hue: [0.145, 0.17], saturation: [0.8, 1], value: [0.88, 1] },
  green: { hue: [0.31, 0.4], saturation: [0.7, 1], value: [0.6, 0.9] },
  blue: { hue: [0.57, 0.63], saturation: [0.75, 1], value: [0.8, 1] },
  purple: { hue: [0.76, 0.81], saturation: [0.6, 0.9], value: [0.7, 0.95] },
  white: { hue: [0, 1], saturation: [0, 0.06], value: [0.92, 1] },
};

/** What is left to chance of how an object is drawn, each a number of `[0, 1)`. */
type Look = Readonly<Record<'hue' | 'saturation' | 'value' | 'leaning', number>>;
type Drawn = { readonly object: SceneObject; readonly look: Look };

/**
 * Draws a scene on dark grey, `[48, 48, 3]` bytes: shades, leaning and grain are left to chance, all else is said by
 * the scene. Writes over `pixels`.
 */
export function paintScene(pixels: Uint8Array, scene: Scene, random: SceneChance): void {
  const shade = drawShade(random);
  paintFrame(pixels, shade, lookAt(scene, random), random, { channels: 3, first: 0 });
}

/**
 * Draws what happens in a scene, `[48, 48, 6]` bytes: the channels 0 to 2 are the first frame, 3 to 5 the second.
 * Only the grain differs where nothing happens. Writes over `pixels`.
 */
export function paintFrames(pixels: Uint8Array, scene: Scene, random: SceneChance): void {
  const shade = drawShade(random);
  const looked = lookAt(scene, random);
  for (const [frame, look] of [before, afterwards].entries()) {
    const shown = looked.flatMap((one): readonly Drawn[] => {
      const object = look(one.object);
      return object === undefined ? [] : [{ ...one, object }];
    });
    paintFrame(pixels, shade, shown, random, { channels: 6, first: 3 * frame });
  }
}

function drawShade(random: SceneChance): number {
  return 255 * between(random.nextUniform(), [0.08, 0.28]);
}

function lookAt(scene: Scene, { nextUniform }: SceneChance): readonly Drawn[] {
  return scene.map((object) => {
    const [hue, saturation, value] = [nextUniform(), nextUniform(), nextUniform()];
    return { object, look: { hue, saturation, value, leaning: nextUniform() } };
  });
}

/** Paints one frame: red, green and blue of each pixel are written to the channels from `first` on. */
function paintFrame(
  pixels: Uint8Array,
  shade: number,
  shown: readonly Drawn[],
  random: SceneChance,
  { channels, first }: { readonly channels: number; readonly first: number },
): void {
  const picture = new Float32Array(sceneSide * sceneSide * 3).fill(shade);
  for (const one of shown) drawObject(picture, one);
  // A quick generator: grain is most of the random numbers of a picture. Source: Marsaglia, "Xorshift RNGs", 2003.
  let word = random.nextWord() | 1;
  let to = first;
  for (let at = 0; at < picture.length; at += 1) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    const stray = ((word >>> 0) / 2 ** 31 - 1) * grain;
    pixels[to] = Math.max(0, Math.min(255, Math.round((picture[at] ?? 0) + stray)));
    to += at % 3 === 2 ? channels - 2 : 1;
  }
}

function drawObject(picture: Float32Array, { object, look }: Drawn): void {
  const isInside = shapeOutlines[outlineOf(object.shape)];
  if (isInside === undefined) throw new RangeError(`no shape ${object.shape}`);
  const { x: x0, y: y0, radius } = object;
  const ranges = colourRanges[object.colour];
  const colour: Colour = colourOf(
    between(look.hue, ranges.hue) + 1,
    between(look.saturation, ranges.saturation),
    between(look.value, ranges.value),
  );
  const angle = between(look.leaning, [-lean, lean]);
  const [cos, sin] = [Math.cos(angle) / radius, Math.sin(angle) / radius];
  const reach = 1.3 * radius;
  const [left, right] = [Math.floor(x0 - reach), Math.ceil(x0 + reach)].map(clampToSide);
  const [top, bottom] = [Math.floor(y0 - reach), Math.ceil(y0 + reach)].map(clampToSide);
  for (let row = top ?? 0; row < (bottom ?? 0); row += 1) {
    for (let column = left ?? 0; column < (right ?? 0); column += 1) {
      let inside = 0;
      for (let look = 0; look < looks * looks; look += 1) {
        const x = column + ((look % looks) + 0.5) / looks - x0;
        const y = y0 - row - (Math.floor(look / looks) + 0.5) / looks;
        if (isInside(x * cos + y * sin, y * cos - x * sin)) inside += 1;
      }
      if (inside === 0) continue;
      const share = inside / (looks * looks);
      const at = 3 * (row * sceneSide + column);
      for (const channel of [0, 1, 2] as const) {
        const before = picture[at + channel] ?? 0;
        picture[at + channel] = share * 255 * colour[channel] + (1 - share) * before;
      }
    }
  }
}

function between(share: number, [low, high]: Range): number {
  return low + (high - low) * share;
}

function clampToSide(place: number): number {
  return Math.max(0, Math.min(sceneSide, place));
}
