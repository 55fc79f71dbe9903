import type { Picture } from '../../src-shared/pictures/fit-picture.ts';

/**
 * A picture as it should be shown, from how the camera was held.
 * @param orientation 1 to 8. Source: CIPA DC-008 (Exif 2.3), tag 274: which sides row 0 and column 0 are.
 */
export function turnUpright(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture;
  const isTurned = orientation >= 5;
  const height = isTurned ? picture.width : picture.height;
  const width = isTurned ? picture.height : picture.width;
  // From 5 on rows and columns have changed places; the rest is a mirror along one axis or both.
  const fromRight = [2, 3, 6, 7].includes(orientation);
  const fromBottom = [3, 4, 7, 8].includes(orientation);
  const rgba = new Uint8Array(picture.rgba.length);
  const from = new Uint32Array(
    picture.rgba.buffer.slice(
      picture.rgba.byteOffset,
      picture.rgba.byteOffset + picture.rgba.byteLength,
    ),
  );
  const to = new Uint32Array(rgba.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const across = fromRight ? width - 1 - x : x;
      const down = fromBottom ? height - 1 - y : y;
      const at = isTurned ? across * picture.width + down : down * picture.width + across;
      to[y * width + x] = from[at] ?? 0;
    }
  }
  return { height, width, rgba };
}
