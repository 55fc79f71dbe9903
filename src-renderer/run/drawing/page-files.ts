import type { ChartTheme } from '../curves/chart-theme.ts';
import { createCanvasSurface } from './canvas-surface.ts';
import { layPage, type ChartPage, type LaidPage } from './chart-page.ts';
import { cssFont, type Surface, type Typeface } from './surface.ts';
import { createSvgSurface } from './svg-surface.ts';

/** Pixels of the PNG for each CSS pixel: enough for a slide. */
const pngScale = 2;

/** A page as an SVG file: lines stay lines, words stay words. */
export function pageSvg(page: ChartPage, theme: ChartTheme): Blob {
  return laidSvg(layPage(page, theme, textWidthIn(theme)), page.title, theme.type);
}

/** A page as a PNG. */
export function pagePng(page: ChartPage, theme: ChartTheme): Promise<Blob> {
  return laidPng(layPage(page, theme, textWidthIn(theme)), theme.type);
}

/** What has been laid out, as an SVG file. */
export function laidSvg(laid: LaidPage, title: string, type: Typeface): Blob {
  const surface = createSvgSurface(laid, title, type, textWidthIn({ type }));
  laid.paint(surface);
  return new Blob([surface.read()], { type: 'image/svg+xml' });
}

/** The same as a PNG. */
export async function laidPng(laid: LaidPage, type: Typeface): Promise<Blob> {
  const { canvas, context } = newCanvas();
  canvas.width = Math.ceil(laid.width * pngScale);
  canvas.height = Math.ceil(laid.height * pngScale);
  context.scale(pngScale, pngScale);
  laid.paint(createCanvasSurface(context, type));
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
export function textWidthIn({ type }: Pick<ChartTheme, 'type'>): Surface['textWidth'] {
  const { context } = newCanvas();
  return (text, isStrong) => {
    context.font = cssFont(type, isStrong);
    return context.measureText(text).width;
  };
}
