/** A grey level of a picture, 0 to 1, and the cells that have it as an SVG path of unit squares. */
export type GreyPath = { readonly level: number; readonly path: string };

const levels = 8;

/** A grey picture as a few paths, one a level; the background, level 0, is left out. */
export function greyPaths(pixels: Uint8Array, width: number): readonly GreyPath[] {
  const paths = Array.from({ length: levels }, () => '');
  for (const [index, value] of pixels.entries()) {
    const level = Math.round((value / 255) * (levels - 1));
    if (level === 0) continue;
    paths[level] = `${paths[level] ?? ''}M${index % width} ${Math.floor(index / width)}h1v1h-1z`;
  }
  return paths
    .map((path, level) => ({ level: level / (levels - 1), path }))
    .filter(({ path }) => path !== '');
}
