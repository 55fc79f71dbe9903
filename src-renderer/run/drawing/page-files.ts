import type { ChartTheme } from '../curves/chart-theme.ts';
import { createCanvasSurface } from './canvas-surface.ts';
import { layPage, type ChartPage } from './chart-page.ts';
import { cssFont, type Surface } from './surface.ts';
import { createSvgSurface } from './svg-surface.ts';

/** Pixels of the PNG for each CSS pixel: enough for a slide. */
const pngScale = 2;

/** A page as an SVG file: lines stay lines, words stay words. */
export function pageSvg(page: ChartPage, theme: ChartTheme): Blob {
  const textWidth = textWidthIn(theme);
  const laid = layPage(page, theme, textWidth);
  const surface = createSvgSurface(laid, page.title, theme.type, textWidth);
  laid.paint(surface);
  return new Blob([surface.read()], { type: 'image/svg+xml' });
}

/** A page as a PNG. */
export async function pagePng(page: ChartPage, theme: ChartTheme): Promise<Blob> {
  const { canvas, context } = newCanvas();
  const laid = layPage(page, theme, textWidthIn(theme));
  canvas.width = Math.ceil(laid.width * pngScale);
  canvas.height = Math.ceil(laid.height * pngScale);
  context.scale(pngScale, pngScale);
  laid.paint(createCanvasSurface(context, theme.type));
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  canvas.toBlob((blob) => (blob === null ? reject(new Error('no PNG')) : resolve(blob)));
  return promise;
}

function newCanvas() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser gives no canvas');
  return { canvas, context };
}

/** How wide words of the window's type are, which only a window knows. */
export function textWidthIn({ type }: ChartTheme): Surface['textWidth'] {
  const { context } = newCanvas();
  return (text, isStrong) => {
    context.font = cssFont(type, isStrong);
    return context.measureText(text).width;
  };
}
