import type { ChartTheme } from '../../../../src-renderer/run/curves/chart-theme.ts';
import { layPage, type ChartPage } from '../../../../src-renderer/run/drawing/chart-page.ts';
import type { Surface } from '../../../../src-renderer/run/drawing/surface.ts';
import { createSvgSurface } from '../../../../src-renderer/run/drawing/svg-surface.ts';

/** A theme as the window's tokens give it. */
export const plainTheme: ChartTheme = {
  type: {
    family: "'Inter Variable', system-ui, sans-serif",
    pixels: 11,
    weight: '420',
    strongWeight: '600',
  },
  ink: '#111111',
  ink2: '#222222',
  ink3: '#333333',
  surface: '#fafbfb',
  grid: '#e0e0e0',
  axis: '#808080',
  base: '#5c6572',
  colours: {
    train: '#07709a',
    val: '#b84705',
    'run-1': '#000001',
    'run-2': '#000002',
    'run-3': '#000003',
    'run-4': '#000004',
    'run-5': '#000005',
    'run-6': '#000006',
  },
  dotAlpha: 0.3,
  lineWidth: 2,
  textScale: 1,
};

/** Every letter as wide as half the type's size. */
export const plainWidth: Surface['textWidth'] = (text) => text.length * 5.5;

/** The SVG file of a page. */
export function drawnSvg(page: ChartPage): string {
  const laid = layPage(page, plainTheme, plainWidth);
  const surface = createSvgSurface(laid, page.title, plainTheme.type, plainWidth);
  laid.paint(surface);
  return surface.read();
}

/** The words of an SVG file in their order. */
export function wordsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

/** The elements that were opened and never closed, or closed in another order: none in a file that is whole. */
export function unclosedIn(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name = '', end] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (end === '/') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [...open, `/${name}`];
  }
  return open;
}
