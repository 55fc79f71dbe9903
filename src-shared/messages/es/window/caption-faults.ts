import type { captionFaultWords as English } from '../../en/window/caption-faults.ts';

/** Qué falla en una descripción, en una frase. Lo citado está en el idioma de la descripción. */
export const captionFaultWords: Readonly<Record<keyof typeof English, string>> = {
  isTrue: 'Verdadera: todo lo que afirma es así.',
  empty: 'No dice nada.',
  breaksOff: 'La frase se interrumpe.',
  notUnderstood: 'Desde «{said}» no es una frase.',
  agreement: 'Estas palabras no concuerdan: «{said}».',
  object: 'Dice «{said}»; no hay nada parecido.',
  count: 'Dice «{said}»; en la escena hay {there}.',
  tooFew: 'Nombra {named} cosas así; en la escena solo hay {has}.',
  tooFewBut: 'Nombra {named} cosas así; en la escena solo hay {has}. Lo cierto sería {truths}.',
  otherwise: 'Dice «{said}»; están de otra manera.',
  wrong: 'Dice «{said}»; lo cierto sería {truths}.',
  quoted: '«{truth}»',
  or: ' o ',
  nothingHappens: 'Dice «{said}»; en la escena no ocurre nada.',
  lacksAction: 'Cierto, pero no dice qué ocurre.',
  lacksPlace: 'Cierto, pero no dice dónde.',
  lacksColour: 'Cierto, pero no nombra ningún color.',
  ownCaptions: 'Las descripciones de la propia imagen',
  nobodyKnows: 'Si es verdad solo lo sabes tú: nadie le ha dicho a Lienzo qué se ve en la imagen.',
};
