import type { DiagnosticCode } from '../../graph/diagnostic.ts';

/** Una frase por diagnóstico: qué, dónde, qué hacer. */
export const diagnosticSentences: Readonly<Record<DiagnosticCode, string>> = {
  'graph-empty': 'El lienzo está vacío: añade una Input, capas y una Output.',
  'input-missing': 'La red no tiene Input: añade una y conéctala.',
  'output-missing': 'La red no tiene Output: añade una tras la última capa.',
  'wire-missing': '{node} necesita {needed} cable(s) de entrada y tiene {present}: conéctala.',
  'too-many-wires':
    '{node} admite {allowed} cable(s) y tiene {present}: quita uno o únelos antes con Add o Concatenate.',
  'leads-nowhere': '{node} no llega a ninguna Output y no se entrenará: conéctala o bórrala.',
  cycle: 'Los cables por {nodeIds} forman un círculo: quita uno.',
  'rank-wrong': '{node} admite {expected} y recibe {shape}.',
  'last-step-only':
    '{node} lee una secuencia y {source} da solo su último paso: haz que devuelva la secuencia entera.',
  'sees-the-answer':
    'En cada lugar {node} lee también lo que viene después, que es lo que hay que adivinar: aprende a copiar y no escribe nada útil. Usa una capa que solo mire atrás.',
  'stateful-without-streams':
    '{node} lleva su estado de un lote al siguiente, y los ejemplos de estos datos no se continúan unos a otros: solo un texto forma corrientes. Quita «Llevar el estado» o aprende de un texto.',
  'mask-zero-of-text':
    '{node} se salta el símbolo 0 como relleno, pero un texto no lo tiene: ahí se lee como los demás, y suele ser el fin de línea. Quita «Omitir ceros».',
  'shapes-differ': '{node} necesita entradas de formas que encajen y recibe {shapes}.',
  'window-too-large':
    'La ventana {window} de {node} es mayor que lo que recibe, {shape}: hazla menor o usa el relleno «same».',
  'reshape-count':
    '{node} no puede convertir {from} en {to}: la cantidad de números debe seguir igual.',
  'config-invalid': 'El ajuste «{field}» de {node} no vale: {problem}.',
  'integers-needed':
    '{node} admite números enteros, como caracteres: conéctala a una Input de enteros.',
  'integers-unwanted': '{node} no puede calcular con números de carácter: pon antes una Embedding.',
  'input-differs-from-data':
    '{node} tiene la forma {shape} y los datos {dataShape}: ponla en {dataShape}.',
  'output-differs-from-data':
    'La última capa da {shape} y los datos piden {dataShape}: ajusta sus neuronas.',
  'loss-unfit': 'La pérdida {loss} no encaja con estos datos: usa {target}.',
  'probabilities-needed':
    'La pérdida {loss} compara probabilidades: pon la activación de la última capa en {activation}.',
  'augmentation-unused':
    'Solo las imágenes pueden cambiar al azar, y los datos tienen {shape}: el aumento de datos no hace nada.',
  'augmentation-changes-label':
    'El aumento de datos puede convertir un dígito en otro sin cambiar su etiqueta, como un 6 girado es un 9: quita {changes}.',
  'augmentation-changes-caption':
    'El aumento de datos da la vuelta a las imágenes y deja sus frases como están, así que «a la izquierda de» o «sube» pueden dejar de ser ciertas: quita {changes}.',
  'augmentation-may-change-label':
    'Las clases se llaman como dígitos. Si las imágenes son de dígitos, el aumento de datos puede convertir uno en otro sin cambiar su etiqueta, como un 6 girado es un 9: quita {changes}.',
  'points-missing': 'Hay menos de dos puntos dibujados: dibuja algunos en «Datos».',
  'data-missing': 'No hay datos con los que entrenar: elige un conjunto de datos.',
  'too-large':
    'La red tiene {parameterCount} parámetros y entrenarla ocuparía {bytes}; Lienzo entrena hasta 100 millones de parámetros en {limitBytes}: haz menor la capa más grande o el lote.',
  'count-overflow':
    '{what} contaría más números de los que caben en un ordenador: haz menores las capas anteriores.',
};
