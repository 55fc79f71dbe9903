/** From a card's top to the middle of its ports, in canvas pixels: half its header. */
export const portY = 15;
/** Half of a port's hit area: so far a port reaches over the card's edge. */
export const portReach = 12;
/** Beginning to beginning of two cards in a row, and of two rows. */
export const columnStride = 180;
export const rowStride = 240;
