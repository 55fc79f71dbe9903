import type { ownPictureWords as English } from '../../en/window/own-picture.ts';

/** Una imagen propia que se le enseña a una red. */
export const ownPictureWords: Readonly<Record<keyof typeof English, string>> = {
  title: 'Enséñale algo tuyo',
  pad: 'Lienzo de dibujo: dibuja una cifra con el ratón, un lápiz o un dedo',
  gets: 'Lo que recibe la red, {size} píxeles',
  bars: 'Las clases más probables',
  how: 'Dibuja en el cuadrado negro, o pega, suelta o elige una imagen.',
  howColour: 'Pega, suelta o elige una imagen.',
  howFrames:
    'Pega, suelta o elige una imagen: si es el doble de ancha que de alta, contiene los dos fotogramas; si no, vale para ambos.',
  centred: 'Como en MNIST: lado mayor de 20 en 28, bordes suaves, centrado por su masa.',
  fitted: 'Ajustada como al entrenar y en predict.',
  clear: 'Borrar',
  choose: 'Elegir una imagen',
  fileTooLarge: 'El archivo pasa de 32 MB. Elige una imagen más pequeña.',
  noPicture: 'Ese archivo no es una imagen que se pueda leer. Elige un PNG, JPEG o WebP.',
  pictureTooLarge: 'La imagen pasa de 64 millones de píxeles. Elige una más pequeña.',
};
