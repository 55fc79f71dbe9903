import type { Place, Surface, Typeface } from './surface.ts';

/** Where letters stand below the middle of their line, in parts of their size: half the height of a capital. */
const baselineBelowMiddle = 0.36;

/** An SVG file as it is drawn. */
export type SvgSurface = Surface & {
  /** The whole file. */
  readonly read: () => string;
};

/**
 * Draws elements of an SVG file: lines as paths, words as text in a named font, every colour written out, so that the
 * file is the same in any program.
 *
 * @param title what the picture is, for those who cannot see it
 * @param measure the width of words in CSS pixels, which only a window knows
 */
export function createSvgSurface(
  size: { readonly width: number; readonly height: number },
  title: string,
  type: Typeface,
  measure: Surface['textWidth'],
): SvgSurface {
  const elements: string[] = [];
  let clips = 0;
  const add = (name: string, attributes: Attributes): void => {
    elements.push(`<${name}${write(attributes)}/>`);
  };
  return {
    textWidth: measure,
    lines: (paths, { colour, width, dash, alpha }) => {
      add('path', {
        d: paths.map(traceOf).join(''),
        fill: 'none',
        stroke: colour,
        'stroke-width': width,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        'stroke-dasharray': dash === undefined || dash.length === 0 ? undefined : dash.join(' '),
        'stroke-opacity': alpha,
      });
    },
    area: (corners, { colour, alpha }) => {
      add('path', { d: `${traceOf(corners)}Z`, fill: colour, 'fill-opacity': alpha });
    },
    rectangle: (box, { colour, alpha }) => {
      add('rect', { ...box, fill: colour, 'fill-opacity': alpha });
    },
    disc: ({ x, y }, r, { colour, alpha }) => {
      add('circle', { cx: x, cy: y, r, fill: colour, 'fill-opacity': alpha });
    },
    ring: ({ x, y }, r, { colour, width, alpha }) => {
      add('circle', {
        ...{ cx: x, cy: y, r },
        fill: 'none',
        stroke: colour,
        'stroke-width': width,
        'stroke-opacity': alpha,
      });
    },
    text: (text, { x, y }, { colour, align = 'left', isStrong = false, type: own }) => {
      const attributes = {
        x,
        y: y + (own ?? type).pixels * baselineBelowMiddle,
        fill: colour,
        'text-anchor': { left: undefined, center: 'middle', right: 'end' }[align],
        'font-family': own?.family,
        'font-size': own?.pixels,
        'font-weight': isStrong ? (own ?? type).strongWeight : own?.weight,
      };
      elements.push(`<text${write(attributes)}>${escape(text)}</text>`);
    },
    clipped: (box, draw) => {
      clips += 1;
      const id = `clip-${clips}`;
      elements.push(`<clipPath id="${id}"><rect${write(box)}/></clipPath>`);
      elements.push(`<g clip-path="url(#${id})">`);
      draw();
      elements.push('</g>');
    },
    moved: ({ x, y }, draw) => {
      elements.push(`<g transform="translate(${round(x)} ${round(y)})">`);
      draw();
      elements.push('</g>');
    },
    read: () => {
      const { width, height } = size;
      const root = write({
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'font-family': type.family,
        'font-size': type.pixels,
        'font-weight': type.weight,
      });
      const lines = [`<svg${root}>`, `<title>${escape(title)}</title>`, ...elements, '</svg>'];
      return `${lines.join('\n')}\n`;
    },
  };
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function write(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined) return '';
      const said = typeof value === 'number' ? round(value) : escape(value);
      return ` ${name}="${said}"`;
    })
    .join('');
}

/** A path through places; one place is a line to itself, which round ends make a dot. */
function traceOf([first, ...more]: readonly Place[]): string {
  if (first === undefined) return '';
  const rest = more.map(({ x, y }) => `L${round(x)} ${round(y)}`).join('');
  return `M${round(first.x)} ${round(first.y)}${rest === '' ? 'h0' : rest}`;
}

/** A hundredth of a pixel is finer than any print of a chart. */
function round(value: number): string {
  return String(Number(value.toFixed(2)));
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
