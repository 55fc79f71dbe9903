export const filesProblems = {
  'file-too-long': 'The file has {megabytes} MB; a Lienzo file has at most 64.',
  'file-not-lienzo':
    'This is not a Lienzo file: it should begin with “format” and “version”. Choose one that ends in .lienzo.',
  'file-newer':
    'The file was written by a newer Lienzo (version {version}; this one knows {known}): update Lienzo to open it. The file is untouched.',
  'file-field':
    'The file cannot be used: at {where} stands something that does not fit ({what}). Mend it there or open another copy.',
  'file-forbidden-key':
    'The file holds a key that no Lienzo file has, such as “__proto__”, and was not opened.',
  'file-too-deep': 'The file is nested too deeply at character {offset}; no Lienzo file is.',
  'file-not-json': 'The file cannot be read: it is damaged or of another kind ({what}).',
} as const satisfies Readonly<Record<string, string>>;
