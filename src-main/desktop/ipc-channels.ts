/** The two channels between the preload and the main process. */
export const requestChannel = 'lienzo:request';
export const frameChannel = 'lienzo:frame';
