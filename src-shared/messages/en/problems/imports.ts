/** What is wrong with data that somebody brings in: which file, where in it, and what to do. */
export const importProblems = {
  'import-kind-unknown':
    '{path} is no data that can be imported. Give a table (CSV), a text, IDX files, CIFAR-10 files, a folder with one folder of pictures a class, or a zip of these.',
  'import-too-large': '{path} has {size} bytes; at most {limit} are imported. Give a part of it.',
  'import-not-text':
    '{path} is no table of characters: there is a NUL at character {offset}. Save the sheet as CSV.',
  'import-not-written':
    'The data set could not be written into {folder} ({reason}). Make room there, or choose another folder with LIENZO_HOME.',
  'import-failed': 'The import ended before it was done ({reason}). Nothing was kept; try again.',
  'dataset-damaged': '{path} of an imported data set is damaged. Import the data again.',
  'data-id-unknown':
    '“{word}” is neither a file or folder nor an imported data set. “lienzo data list” shows those that are.',
  'input-cells-wrong':
    '{input} has {count} cells, but the network takes {needed}: {names}. Give a cell for each.',
  'input-cell-no-number': '“{cell}” is no number, which {name} needs. Write it as 1.5 or 1,5.',
  'input-cell-unknown': '{name} has never been “{cell}”; the network knows {values}.',
  'input-columns-missing':
    '{path} has no column called {missing}, which the network needs; its first row is: {found}. Name the columns as in the table that it learned from; their order does not matter.',
  'input-row-uneven':
    '{path}, row {row}: {count} cells, where the first row of the file has {needed}. Give every row as many.',
  'input-row-no-number':
    '{path}, row {row}: “{cell}” is no number, which {name} needs. Write it as 1.5 or 1,5.',
  'input-row-unknown':
    '{path}, row {row}: {name} has never been “{cell}”; the network knows {values}.',
  'input-rows-many': '{path} has more than {limit} rows. Divide it into several files.',
  'import-one-picture':
    '{path} is one picture, and a data set needs many. Give a folder with a folder of pictures for each class.',
  'import-several-tables': '{path} holds several tables ({names}). Give one of them.',
  'import-too-deep': '{path} lies more than {limit} folders deep. Move the data up.',
  'import-too-many-files': '{path} holds more than {limit} files. Give a part of it.',
  'pictures-no-class':
    'The pictures of {path} lie in no folder that names their class. Put those of each class into a folder with its name.',
  'pictures-one-class':
    'All pictures of {path} are of one class, {name}. Put at least two folders of pictures there.',
  'pictures-many-classes':
    '{path} has {count} folders of pictures; at most {limit} classes are told apart.',
  'captions-damaged':
    '{path} cannot be read as captions. A COCO file has “images” with “id” and “file_name”, and “annotations” with “image_id” and “caption”.',
  'captions-not-json':
    '{path} cannot be read as captions: it is no JSON from character {offset} on. Get the file again, or mend it there.',
  'captions-no-object':
    '{path} cannot be read as captions: it is no JSON object. A COCO file is one, with “images” that have “id” and “file_name”, and “annotations” that have “image_id” and “caption”.',
  'captions-no-list':
    '{path} cannot be read as captions: it has no list “{list}”. A COCO file has “images” with “id” and “file_name”, and “annotations” with “image_id” and “caption”.',
  'captions-no-caption':
    '{path} holds no captions: none of its “annotations” has a “caption”. Put the file of the captions (captions_train2017.json, say) beside it.',
  'captions-no-names':
    '{path} cannot be read as captions: no line begins with a picture’s name. A line is name, tab and caption, or name, comma and caption below “image,caption”.',
  'captions-too-large':
    '{path} has {size} bytes, and captions are read up to {limit}. Give a part of it.',
  'captions-evaluated-on-own':
    'A captioner is measured on the pictures that its run held out, not on {path}. Leave --data out.',
  'captions-none':
    'None of the captions of {path} belongs to a picture that is there. Put the pictures into the same folder, under the names that the captions give them.',
  'captions-pictures-too-large':
    '{count} pictures of {width} × {height} are {size} bytes, and captioned pictures have to fit into {limit}. Choose a smaller size.',
  'input-says-nothing':
    '“{input}” has no word that could be read. Give a text, or the path of a file with one.',
  'idx-one-class': '{path} has the label 0 only, so there is nothing to tell apart.',
  'cifar-size-wrong':
    '{path} has {size} bytes, and CIFAR-10 has {record} for each picture: the last one breaks off at byte {offset}. Get the file again.',
  'cifar-label-wrong':
    '{path} has the label {label} at byte {offset}, but CIFAR-10 has 0 to {largest} only. Get the file again.',
  'text-says-nothing':
    '{path} has one single character, so there is nothing to learn. Give a longer text.',
  'zip-damaged': '{path} is a damaged zip archive ({what}). Get the file again.',
  'zip-entry-damaged': '{path}: {name} is damaged in the archive ({what}). Pack it again.',
  'zip-name-refused':
    '{path} holds a file named “{name}”, which could be written anywhere. Nothing was unpacked; pack it again without such names.',
  'zip-name-twice': '{path} holds “{name}” twice. Pack it again with one of them.',
  'zip-encrypted': '{path}: {name} is encrypted. Pack it again without a password.',
  'zip-too-large':
    '{path} would unpack to {bytes} bytes at {name}, too much for an archive of {size}. Unpack it yourself and give the folder.',
  'zip-too-many-files': '{path} holds more than {limit} files. Give a part of it.',
  'test-other-kind':
    '{name} holds data of another kind than the network was trained on. Give data of the same kind.',
  'test-column-missing':
    '{name} has no column “{column}” of the kind that the network was trained on. Give a table with the same columns.',
  'test-value-unknown':
    'The column “{column}” of {name} says “{value}”, which the network has never seen. Leave those rows out.',
  'test-class-unknown':
    '{name} has the class “{class}”, and the network knows {known} only. Leave those rows out.',
  'upload-unknown': 'These files are not here any more. Choose them again.',
  'uploads-too-many':
    'The files of {most} other imports have been sent and not used yet. Finish or cancel one of them, and choose these files again.',
  'upload-too-large':
    'The files have more than {limit} bytes together. Import them with “lienzo data import”.',
  'csv-empty': '{path} has no rows. Choose a table with a row for each example.',
  'csv-one-column':
    '{path} has one column only. A table needs two at least, between one of {separators}.',
  'csv-too-many-columns':
    '{path} has {count} columns in its first row; at most {limit} are read. Leave some out.',
  'csv-quote-open':
    '{path}, line {line}: a quotation mark opens in this row and is never closed. Close it, or write it twice where it belongs to the text.',
  'csv-quote-wrong':
    '{path}, line {line}, column {column}: a quotation mark stands inside a cell. Write it twice and put the whole cell between quotation marks.',
  'csv-row-too-long':
    '{path}, line {line}: the row does not end within {limit} characters. A quotation mark is likely to be missing.',
  'csv-target-unknown':
    '{path} has no column “{target}”. Its columns are {names}; give one of these, or its number.',
  'csv-target-empty':
    'The column “{name}” of {path} is to be learned and is empty in every row. Choose another column to learn.',
  'csv-target-constant':
    'The column “{name}” of {path} is to be learned and says the same in every row that can be used. Choose another column to learn.',
  'csv-target-too-many':
    'The column “{name}” of {path} is to be learned and says more than {limit} different things, too many for classes. Choose another column to learn.',
  'csv-target-no-numbers':
    'The column “{name}” of {path} is to be learned as a number and holds none. Choose another column to learn, or learn this one as a class.',
  'csv-category-too-many':
    'The column “{name}” of {path} has more than {limit} different values, too many for categories. Leave it out.',
  'csv-no-features':
    '{path} has no column but “{target}” that says anything: the others are empty, constant or free text. Choose another column to learn.',
  'csv-too-many-cells': '{path} holds more than {limit} numbers. Leave out rows or columns.',
  'csv-rows-uneven':
    '{path}: {uneven} of {rows} rows have another number of cells than the first row, which has {needed}; line {line} has {found}. Lines: {lines}. Give every row {needed} cells; where a separator is part of a cell, put the cell in quotation marks.',
  'csv-no-rows-wrong-cell-count':
    '{path} has no row with as many cells as its first; line {line} differs already. Check the separator.',
  'csv-no-rows-missing-value':
    '{path} has an empty cell in every row, line {line} for one. Leave out the empty columns, or let them be filled in.',
  'csv-no-rows-missing-target':
    '{path} says nothing in the column to be learned, in line {line} for one. Choose another column to learn.',
  'csv-no-rows-not-a-number':
    '{path} has a word where a number is wanted in every row, line {line} for one. Check the decimal sign.',
  'csv-no-rows-not-finite':
    '{path} has a number that is not finite in every row, line {line} for one. Write numbers below 10^308.',
  'csv-no-rows-value-unknown':
    '{path} has no row that can be used; line {line} has an unknown value. Check the columns’ kinds.',
} as const satisfies Readonly<Record<string, string>>;

/** Why rows or pictures were skipped, with their number. */
export const skipReasons = {
  'wrong-cell-count': '{count} with too many or too few cells',
  'missing-value': '{count} with an empty cell',
  'missing-target': '{count} without a target',
  'not-a-number': '{count} with a word where a number should be',
  'not-finite': '{count} with a number that is not finite (NaN, infinity or too large)',
  'value-unknown': '{count} with an unknown value',
  'not-a-picture': '{count} that are neither PNG nor JPEG',
  'not-a-text': '{count} that are no text (.txt, .text, .md)',
  'no-class': '{count} outside the folders of the classes',
  'picture-damaged': '{count} damaged',
  'picture-too-large': '{count} too large',
  'picture-missing': '{count} named in the captions but not there',
  'picture-in-folders': '{count} whose name is there in several folders',
  'picture-doubled': '{count} entries of a picture whose id is there already',
  'picture-without-caption': '{count} without a caption',
  'entry-without-id': '{count} entries without an id or a file name',
  'entry-without-caption': '{count} annotations without a caption',
  'line-without-name': '{count} lines without a picture’s name',
  'caption-without-picture': '{count} captions of an unknown picture',
  'caption-doubled': '{count} captions whose id is there already',
  'caption-empty': '{count} captions without a word',
  'caption-too-long': '{count} captions of more than 40 words',
} as const satisfies Readonly<Record<string, string>>;

/** The same where there is one alone, as far as that reads otherwise. */
export const oneSkipped = {
  'not-a-picture': '1 that is neither PNG nor JPEG',
  'not-a-text': '1 that is no text (.txt, .text, .md)',
  'picture-damaged': '1 damaged',
  'picture-too-large': '1 too large',
  'picture-missing': '1 named in the captions but not there',
  'picture-doubled': '1 entry of a picture whose id is there already',
  'entry-without-id': '1 entry without an id or a file name',
  'entry-without-caption': '1 annotation without a caption',
  'line-without-name': '1 line without a picture’s name',
  'caption-without-picture': '1 caption of an unknown picture',
  'caption-doubled': '1 caption whose id is there already',
  'caption-empty': '1 caption without a word',
  'caption-too-long': '1 caption of more than 40 words',
} as const satisfies Partial<Readonly<Record<keyof typeof skipReasons, string>>>;
