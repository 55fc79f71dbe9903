import type { Messages } from '../../messages.ts';

export const augmentationWords: Messages['augmentation'] = {
  trainLimit: 'Aprender de',
  trainLimitAll: '= todos',
  trainLimitHelp:
    'Tantos ejemplos de entrenamiento como mucho, sorteados por la semilla, la misma parte de cada clase; 0 los toma todos. Lo apartado no cambia.',
  title: 'Aumento de datos',
  noneOn: 'ninguno',
  help: 'Las imágenes de entrenamiento cambian al azar en cada paso; las apartadas, nunca. (Simard et al., 2003)',
  shift: 'Desplazar',
  shiftHelp: 'p + t, con t uniforme hasta ± esta parte del lado.',
  rotation: 'Girar',
  rotationHelp: 'R(θ) p alrededor del centro, con θ uniforme hasta ± este ángulo.',
  scale: 'Escalar',
  scaleHelp: 's p desde el centro, con s uniforme entre 1 − esto y 1 + esto.',
  shear: 'Inclinar',
  shearHelp: 'x + y tan φ, con φ uniforme hasta ± este ángulo.',
  crop: 'Recortar',
  cropHelp: 'Una ventana menor en esta parte, en un lugar al azar, se amplía al total.',
  elastic: 'Deformar',
  elasticHelp:
    'p + un campo suave al azar; un píxel se mueve lo típico de esta parte del lado. (Simard et al., 2003)',
  brightness: 'Brillo',
  brightnessHelp:
    'x + b para todos los números de una imagen, con b uniforme hasta ± esto; 100 % va de negro a blanco.',
  noise: 'Ruido',
  noiseHelp: 'x + ε para cada número, con ε normal de esta desviación.',
  cutout: 'Tapar',
  cutoutHelp:
    'Un cuadrado de este lado se pone negro en un lugar al azar. (DeVries y Taylor, 2017)',
  preview: 'Así la ve el entrenamiento',
  previewExample: 'Imagen {number}',
  previousPicture: 'Imagen anterior',
  nextPicture: 'Imagen siguiente',
  drawAgain: 'Sortear otra vez',
  original: 'Tal cual',
  previewDraw: 'Sorteo {number}',
  flipHorizontal: 'Espejo lateral',
  flipVertical: 'Espejo vertical',
};
