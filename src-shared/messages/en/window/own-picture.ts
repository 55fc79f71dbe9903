/** A picture of one's own that is shown to a network. */
export const ownPictureWords = {
  title: 'Show it your own',
  pad: 'Drawing pad: draw a digit with the mouse, a pen or a finger',
  gets: 'What the network gets, {size} pixels',
  bars: 'The likeliest classes',
  how: 'Draw on the black square, or paste, drop or choose a picture.',
  howColour: 'Paste, drop or choose a picture.',
  howFrames:
    'Paste, drop or choose a picture: twice as wide as high, it holds both frames side by side; any other stands in both.',
  centred: 'As in MNIST: longer side 20 of 28, edges softened, centred by mass.',
  fitted: 'Fitted as in training and in predict.',
  clear: 'Clear',
  choose: 'Choose a picture',
  fileTooLarge: 'The file has more than 32 MB. Choose a smaller picture.',
  noPicture: 'That file is no picture that can be read. Choose a PNG, JPEG or WebP.',
  pictureTooLarge: 'The picture has more than 64 million pixels. Choose a smaller one.',
} as const satisfies Readonly<Record<string, string>>;
