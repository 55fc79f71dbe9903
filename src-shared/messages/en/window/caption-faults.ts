/** What is wrong with a caption, in a sentence. What is quoted is in the caption's language. */
export const captionFaultWords = {
  isTrue: 'True: everything it claims is so.',
  empty: 'It says nothing.',
  breaksOff: 'The sentence breaks off.',
  notUnderstood: 'It is no sentence from “{said}” on.',
  agreement: 'These words do not agree: “{said}”.',
  object: 'It says “{said}”; nothing like that is there.',
  count: 'It says “{said}”; the scene has {there}.',
  otherwise: 'It says “{said}”; they lie otherwise.',
  wrong: 'It says “{said}”; true would be {truths}.',
  quoted: '“{truth}”',
  or: ' or ',
  nothingHappens: 'It says “{said}”; nothing happens in the scene.',
  lacksAction: 'True, but it does not say what happens.',
  lacksPlace: 'True, but it does not say where.',
  lacksColour: 'True, but it names no colour.',
  nobodyKnows: 'Whether this is true only you can tell: nobody told Lienzo what the picture shows.',
} as const;
