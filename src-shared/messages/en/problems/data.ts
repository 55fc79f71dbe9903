/** What is wrong with data: which file, where in it, and what to do. Offsets are bytes from the beginning. */
export const dataProblems = {
  'data-path-missing': 'There is nothing at {path}. Check the spelling of the path.',
  'data-unreadable': '{path} cannot be read ({reason}). Check that it is yours to read.',
  'data-not-a-file': '{path} is neither a file nor a folder, so no data can be read from it.',
  'folder-without-pictures':
    'The folder {path} holds no picture. Put PNG or JPEG pictures there, not in folders of their own.',
  'data-file-empty': '{path} is empty. Choose a file that holds something.',
  'data-folder-empty':
    'The folder {path} holds no IDX files. Put two files there whose names end in images-idx3-ubyte and labels-idx1-ubyte (with or without .gz).',
  'data-partner-missing': '{path} has no partner. Put {name} (or {name}.gz) beside it.',
  'data-name-unknown':
    '{path} is not named like one of a pair. Let its name end in images-idx3-ubyte or labels-idx1-ubyte (with or without .gz).',
  'data-several-sets':
    'The folder {path} holds several data sets ({prefixes}). Leave one pair there, or one that begins with train and one that begins with t10k.',
  'data-text-for-images':
    '{path} is a text, and this network learns from images. Give a folder with IDX files, or take a network for text.',
  'data-images-for-text':
    '{path} holds images, and this network learns from text. Give a text file in UTF-8, or take a network for images.',
  'data-file-for-points':
    'This network learns from generated examples, so {path} cannot be used. Change them in the data settings.',
  'data-not-kept': 'The imported data set {id} is not here any more. Import it again.',
  'data-none': 'This document has no data to learn from. Choose a data set first.',
  'data-nothing-held-out':
    'Nothing was held out of the data, so there is nothing to evaluate on. Give other data, or hold some out.',
  'iris-damaged': '{path} is damaged. Install the program again.',
  'digits-damaged': '{path} is damaged. Install the program again.',
  'idx-magic-wrong':
    '{path} is no such IDX file: at byte {offset} it has {found}, where {expected} is needed.',
  'idx-header-cut':
    '{path} ends at byte {offset}, inside its header of {expected} bytes. Get the file again.',
  'idx-empty': '{path} says at byte {offset} that it holds nothing. Choose a file with examples.',
  'idx-too-large':
    '{path} says at byte {offset} that it holds {declared} numbers, more than the {limit} that are read at most.',
  'idx-header-implausible':
    '{path} says at byte {offset} that it holds {declared} numbers, which {size} bytes of gzip cannot honestly be. Get the file again.',
  'idx-truncated':
    '{path} ends at byte {offset}, but its header promises {expected} bytes. Get the file again.',
  'idx-too-long':
    '{path} goes on at byte {offset}, where its header says that it ends. Get the file again.',
  'idx-label-out-of-range':
    '{path} has the label {label} at byte {offset}, but the network knows classes 0 to {largest} only.',
  'idx-counts-differ':
    '{path} holds {images} images (byte {offset}), but {labelsPath} {labels} labels. Use two files that belong together.',
  'idx-sizes-differ':
    '{path} holds images of {size} (byte {offset}), but {otherPath} of {otherSize}. Use files of one data set.',
  'gzip-cut': '{path} breaks off at byte {offset}, before the gzip ends. Get the file again.',
  'gzip-damaged': '{path} is damaged gzip near byte {offset}. Get the file again.',
  'text-too-large': '{path} has {size} bytes; at most {limit} are read. Give a shorter text.',
  'text-not-utf8':
    '{path} is not UTF-8 text: byte {offset} does not belong to any character. Save it as UTF-8.',
  'text-not-utf16':
    '{path} is UTF-16 text with half a character in it, or a byte too few. Save it as UTF-8.',
  'text-has-nul':
    '{path} is not UTF-8 text: at byte {offset} it has a NUL. If it is text, save it as UTF-8.',
  'text-too-short':
    '{path} has {count} characters to learn from; windows of {window} need at least {needed}. Give a longer text, or make the window smaller.',
  'text-few-tokens':
    '{path} has {count} words or pieces to learn from; windows of {window} need at least {needed}. Give a longer text, or make the window smaller.',
  'stateful-without-streams':
    'The layers carry their state from batch to batch, and the examples of these data do not continue one another: only a text comes in streams. Switch “Carry state” off, or learn from a text.',
  'text-lone-surrogate': '{path} has half a character at character {offset}. Remove it.',
  'text-character-unknown':
    '{path} has {character} at character {offset}, which the network has never seen. Leave it out, or train with it.',
  'text-vocabulary-too-large':
    '{path} has {count} different characters; at most {limit} can be told apart.',
  'own-text-too-short':
    'The text has {count} characters to learn from; windows of {window} need at least {needed}. Write a longer text, or make the window smaller.',
  'own-text-few-tokens':
    'The text has {count} words or pieces to learn from; windows of {window} need at least {needed}. Write a longer text, or make the window smaller.',
  'own-text-lone-surrogate': 'The text has half a character at character {offset}. Remove it.',
  'own-text-character-unknown':
    'The text has {character} at character {offset}, which the network has never seen. Leave it out.',
  'own-text-vocabulary-too-large':
    'The text has {count} different characters; at most {limit} can be told apart.',
  'input-needs-grey':
    '{path} cannot be used: the network takes {shape}, and pictures fit one channel only.',
  'input-no-picture': '{path} is neither PNG nor JPEG. Give a picture in one of these formats.',
  'input-no-text': '{path} is a picture, and this network continues text. Give a text file.',
  'input-no-row':
    '{input} is neither a row of numbers nor a file with one. Give {needed} numbers between commas, such as 0.3,-0.2.',
  'input-count-wrong':
    '{input} holds {count} numbers, but the network takes {needed}. Give exactly as many.',
  'input-too-large': '{path} has {size} bytes; at most {limit} are read. Give a smaller file.',
  'picture-too-large':
    '{path} says that it is {width} by {height} pixels, too much for a file like this. Give a smaller picture.',
  'picture-damaged':
    '{path} is a damaged picture: its file makes no sense from byte {offset} on. Take another copy of the file.',
  'picture-unreadable':
    '{path} is a damaged picture, or of a kind that is not read. Take another copy of the file, or save the picture as PNG.',
} as const satisfies Readonly<Record<string, string>>;
