import type { desktopWords as English } from '../../en/window/desktop.ts';

export const desktopWords: Readonly<Record<keyof typeof English, string>> = {
  about: 'Acerca de Lienzo',
  hide: 'Ocultar Lienzo',
  hideOthers: 'Ocultar otros',
  showAll: 'Mostrar todo',
  quit: 'Salir de Lienzo',
  edit: 'Edición',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  window: 'Ventana',
  minimize: 'Minimizar',
  zoom: 'Ampliar',
  fullscreen: 'Pantalla completa',
  downloading: 'Obteniendo Electron para la ventana de escritorio, {seconds} s ...',
  noDisplay:
    'No hay pantalla para una ventana, así que Lienzo se sirve a un navegador de este equipo:',
  root: 'No se abre una ventana para root, así que Lienzo se sirve a un navegador de este equipo:',
  offline:
    'Electron no está y LIENZO_OFFLINE está puesto, así que Lienzo se sirve a un navegador de este equipo:',
  noBinary: 'No se pudo descargar Electron, así que Lienzo se sirve a un navegador de este equipo:',
  buildFailed:
    'No se pudo construir la ventana de escritorio, así que Lienzo se sirve a un navegador de este equipo:',
  crashed:
    'La ventana de escritorio no se abrió, así que Lienzo se sirve a un navegador de este equipo:',
};
