/** Where in a picture something is, a third of it each way. */
export const picturePlaceWords = {
  upperLeft: 'upper left',
  top: 'top',
  upperRight: 'upper right',
  left: 'left',
  middle: 'middle',
  right: 'right',
  lowerLeft: 'lower left',
  bottom: 'bottom',
  lowerRight: 'lower right',
} as const;
