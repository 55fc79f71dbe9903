/** Which regions of a picture the words of its caption hang on. */
export const captionRegionWords = {
  tab: 'Where it looked',
  square: 'Square',
  pixels: '{count} pixels',
  squareHint:
    'A large square hides whole things; a small one shows where within a thing the word looks.',
  measure: 'Measure',
  cancel: 'Leave off',
  progress: 'Looking: {share}',
  ofStep: 'measured at step {step}',
  empty:
    'Measure covers the picture square by square and asks each time how likely every word of the caption still is; then it asks how each pixel would change each word.',
  covered: '“{word}”: covered by squares',
  coveredNote:
    'By how much ln p of the word falls when that place is covered with the picture’s mean colour (Zeiler and Fergus, 2014). Blue: the word needs it; orange: it is likelier without. A covered picture is one that the network never saw, so that some of the fall comes from the square itself.',
  fallsMost: 'Falls most: {place}, by {value}.',
  fallsNowhere: 'Falls nowhere.',
  slope: '“{word}”: slope of the pixels',
  slopeNote:
    'How strongly the word’s score reacts to a tiny change of each pixel (Simonyan and others, 2014). It says what the network is sensitive to, not what it needs: a plainly red thing may have a slope near 0.',
  reactsMost: 'Strongest: {place}, {value}.',
  tile: '{word}. {heat}',
  all: 'Every word, covered by squares',
} as const;
