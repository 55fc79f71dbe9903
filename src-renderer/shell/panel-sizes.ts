import type { Settings } from '../../src-shared/protocol/api.ts';

/** The sizes of the editor's regions, in pixels. */
export type PanelSizes = {
  readonly palette: number;
  readonly inspector: number;
  readonly dock: number;
  /** How far each may be drawn in this window. */
  readonly most: { readonly palette: number; readonly inspector: number; readonly dock: number };
};

export const barHeight = 44;
export const dockHeadHeight = 32;
export const railWidth = 44;
export const leastPalette = 144;
export const leastInspector = 220;
/** The canvas is never smaller than this. */
const leastCanvas = { width: 560, height: 320 };
/** Under this width the palette is a rail, and the inspector is there for a selection only. */
export const narrowWidth = 1100;

/** What a person has not drawn otherwise, in a common and in a large window. */
const usual = { palette: 176, inspector: 256, dock: 222 };
const large = { palette: 224, inspector: 312, dock: 316 };

/** The sizes that hold in a window: what was chosen, as far as it leaves the canvas its room. */
export function panelSizes(
  chosen: Pick<Settings, 'paletteWidth' | 'inspectorWidth' | 'dockHeight'>,
  window: { readonly width: number; readonly height: number },
): PanelSizes {
  const isLarge = window.width >= 1600 && window.height >= 900;
  const pick = (value: number, key: keyof typeof usual) =>
    value === usual[key] && isLarge ? large[key] : value;
  const isNarrow = window.width < narrowWidth;
  const room = window.width - leastCanvas.width;
  const mostDock = Math.max(dockHeadHeight, window.height - barHeight - leastCanvas.height);
  const palette = isNarrow
    ? railWidth
    : clamp(pick(chosen.paletteWidth, 'palette'), leastPalette, room - leastInspector);
  const inspector = clamp(pick(chosen.inspectorWidth, 'inspector'), leastInspector, room - palette);
  return {
    palette,
    inspector,
    dock: clamp(pick(chosen.dockHeight, 'dock'), dockHeadHeight, mostDock),
    most: {
      palette: Math.max(leastPalette, room - inspector),
      inspector: Math.max(leastInspector, room - palette),
      dock: mostDock,
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
