/** How many examples are learned from, and how pictures among them are changed. */
export const augmentationWords = {
  trainLimit: 'Learn from',
  trainLimitAll: '= all',
  trainLimitHelp:
    'So many training examples at most, drawn by the seed, the same share of every class; 0 takes all. What is held out stays.',
  title: 'Augmentation',
  noneOn: 'none',
  help: 'Training pictures are changed at random, anew at every step; held-out ones never. (Simard et al., 2003)',
  shift: 'Shift',
  shiftHelp: 'p + t, with t even within ± this share of the side.',
  rotation: 'Rotation',
  rotationHelp: 'R(θ) p around the middle, with θ even within ± this angle.',
  scale: 'Scale',
  scaleHelp: 's p from the middle, with s even between 1 − this and 1 + this.',
  shear: 'Shear',
  shearHelp: 'x + y tan φ, with φ even within ± this angle.',
  crop: 'Crop',
  cropHelp: 'A window smaller by this share, at a random place, is enlarged to the whole.',
  elastic: 'Elastic',
  elasticHelp:
    'p + a smooth random field; a pixel typically moves by this share of the side. (Simard et al., 2003)',
  brightness: 'Brightness',
  brightnessHelp:
    'x + b for all numbers of a picture, with b even within ± this; 100 % is from black to white.',
  noise: 'Noise',
  noiseHelp: 'x + ε for every number, with ε normal of this deviation.',
  cutout: 'Cutout',
  cutoutHelp: 'A square with this side is blackened at a random place. (DeVries and Taylor, 2017)',
  flipHorizontal: 'Flip sideways',
  flipVertical: 'Flip upside down',
} as const satisfies Readonly<Record<string, string>>;
