import type { planeWords as English } from '../../en/window/plane.ts';

/** Lo que dicen las neuronas y las redes sobre el plano de dos entradas. */
export const planeWords: Readonly<Record<keyof typeof English, string>> = {
  unitsOver: '{count} neuronas sobre el plano',
  unitsShown: '{shown} de {count} neuronas sobre el plano',
  inputsOver: 'x₁ y x₂ sobre el plano',
  unitAt: 'neurona {unit} en ({x}; {y}): {value}',
  inputAt: 'x{unit} en ({x}; {y}): {value}',
  side: 'x₁ y x₂ de {low} a {high}',
  heights: 'Lo que la red dice de cada punto, como número',
  surface: 'Lo que la red dice de cada punto',
  heldOut: 'aros: validación',
  unsure: 'pálido: con duda',
};
