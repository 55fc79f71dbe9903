import type { ChartTheme } from './chart-theme.ts';

/** A chart as it is on the screen, and the words over it. */
export type DrawnChart = { readonly canvas: HTMLCanvasElement; readonly caption: string };

const paddingPixels = 12;
const captionPixels = 20;

/** The charts side by side on the window's background, as a PNG. */
export async function chartsPng(charts: readonly DrawnChart[], theme: ChartTheme): Promise<Blob> {
  const scale = devicePixelRatio;
  const [padding, caption] = [paddingPixels * scale, captionPixels * scale];
  const width = charts.reduce((sum, { canvas }) => sum + canvas.width + padding, padding);
  const height = Math.max(...charts.map(({ canvas }) => canvas.height)) + caption + 2 * padding;
  const page = document.createElement('canvas');
  page.width = width;
  page.height = height;
  const context = page.getContext('2d');
  if (context === null) throw new Error('the browser gives no canvas');
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width, height);
  let x = padding;
  for (const { canvas, caption: words } of charts) {
    context.save();
    context.scale(scale, scale);
    context.font = theme.font;
    context.fillStyle = theme.ink2;
    context.textBaseline = 'top';
    context.fillText(words, x / scale, paddingPixels);
    context.restore();
    context.drawImage(canvas, x, padding + caption);
    x += canvas.width + padding;
  }
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  page.toBlob((blob) => (blob === null ? reject(new Error('no PNG')) : resolve(blob)));
  return promise;
}
