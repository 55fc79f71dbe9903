import type { drawnWords as English } from '../../en/window/drawn.ts';

/** Datos dibujados a mano: puntos del plano y curvas que aprender. */
export const drawnWords: Readonly<Record<keyof typeof English, string>> = {
  source: 'Puntos dibujados',
  note: 'Los dibujas tú, hasta en cuatro clases',
  curve: 'dibujada a mano',
  class: 'Clase que dibujas',
  classCount: 'Clase {class}, {count} puntos',
  tool: 'Herramienta',
  add: 'Punto',
  spray: 'Aerosol',
  erase: 'Borrar',
  pointsBoard: 'Tablero de dibujo: haz clic o arrastra para poner puntos',
  pointCount: '{count} de {most} puntos',
  full: 'Hay {most} puntos, y en un documento no caben más. Borra algunos.',
  clear: 'Vaciar',
  curveBoard: 'Tablero de dibujo: arrastra para dibujar la curva',
  curveHow: 'Arrastra para dibujarla; se suaviza.',
  typed: 'Como números',
  typedPoints: 'una línea por punto: x y clase',
  typedCurve: 'una línea por punto de la curva: x y',
  lineWrong: 'La línea {line} no encaja. Escribe {form}, x e y de −1 a 1.',
};
