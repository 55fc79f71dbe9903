/** How a network is brought into view: as large as it fits, with room for what floats over its edges. */
export const fitOptions = {
  padding: { top: '34px', right: '14px', bottom: '74px', left: '16px' },
  minZoom: 0.1,
  maxZoom: 1.42,
} as const;

export const zoomLimits = { min: 0.1, max: 3 } as const;
