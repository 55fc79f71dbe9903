import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import type { DatasetFile } from '../../../src-shared/datasets/imported-dataset.ts';
import { specialWords } from '../../../src-shared/datasets/caption-words.ts';
import type { ImportPreview } from '../../../src-shared/datasets/import-preview.ts';
import { summariseDataset } from '../../../src-shared/datasets/summarise-dataset.ts';
import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordEncoding } from '../../../src-shared/messages/word-encoding.ts';
import { wordReshaped } from '../../../src-shared/messages/word-reshaped.ts';
import { wordSkipped } from '../../../src-shared/messages/word-skipped.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { createDataLibrary } from '../../host/data-library.ts';
import { createFiles } from '../../host/files.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import { UsageError, type Arguments } from '../arguments.ts';
import { exitCodes, type Command } from '../command.ts';
import type { CommandIo } from '../command-io.ts';
import { importOptionsOf } from '../import-options-of.ts';
import { wordTable } from '../word-table.ts';
import { showImport } from '../show-import.ts';

/** `lienzo data import <path>`, `data list` and `data remove <id>`: a person's own data sets. */
export const data: Command = {
  usage:
    'data import <path> [--name N] [--target NAME] [--json] | data list [--json] | data remove <id>',
  summary: 'dataSummary',
  options: {
    name: { argument: 'N', help: 'dataOptionName' },
    target: { argument: 'NAME', help: 'dataOptionTarget' },
    task: { argument: 'T', help: 'dataOptionTask' },
    separator: { argument: 'S', help: 'dataOptionSeparator' },
    decimal: { argument: 'D', help: 'dataOptionDecimal' },
    encoding: { argument: 'E', help: 'dataOptionEncoding' },
    header: { argument: 'yes|no', help: 'dataOptionHeader' },
    missing: { argument: 'skip|fill', help: 'dataOptionMissing' },
    text: { argument: 'NAME', help: 'dataOptionText' },
    unit: { argument: 'U', help: 'dataOptionUnit' },
    size: { argument: 'WxH', help: 'dataOptionSize' },
    colour: { argument: 'grey|rgb', help: 'dataOptionColour' },
    fit: { argument: 'F', help: 'dataOptionFit' },
  },
  positionals: { min: 1, max: 2 },
  run: async (given, io) => {
    const [action, word] = given.positionals;
    const files = createFiles();
    const library = createDataLibrary({ files, home: findDataFolder() });
    switch (action) {
      case 'import': {
        if (word === undefined) throw new UsageError('tooFewWords');
        return await importPath(library, word, given, io);
      }
      case 'list': {
        if (word !== undefined) throw new UsageError('unknownWord', { word });
        const datasets = await library.list();
        for (const dataset of datasets) printDataset('data/set', dataset, io);
        if (datasets.length === 0 && !io.json)
          io.stderr(messages(io.language).commandLine.dataNone);
        return exitCodes.done;
      }
      case 'remove': {
        if (word === undefined) throw new UsageError('tooFewWords');
        await library.remove(word);
        return exitCodes.done;
      }
      default:
        throw new UsageError('choiceWanted', {
          option: 'data',
          choices: 'import, list, remove',
          text: action ?? '',
        });
    }
  },
};

async function importPath(
  library: ReturnType<typeof createDataLibrary>,
  word: string,
  given: Arguments,
  io: CommandIo,
): Promise<number> {
  const options = importOptionsOf(given);
  const path = resolve(word);
  if (!existsSync(path)) throw new ProblemError('data-path-missing', { path: word });
  const progress = showImport(io);
  let dataset: DatasetFile;
  let preview: ImportPreview | undefined;
  try {
    const surroundings = { signal: io.signal, onProgress: progress.show };
    dataset = await library.import({ kind: 'path', path }, options, surroundings);
    const { kind } = dataset.content;
    if (!io.json && (kind === 'table' || kind === 'sentences')) {
      preview = await library.preview({ kind: 'path', path }, options, surroundings);
    }
  } finally {
    progress.close();
  }
  printDataset('data/imported', dataset, io);
  if (preview?.kind === 'table') {
    for (const line of wordTable(preview, io.language)) io.stdout(line);
  }
  return exitCodes.done;
}

function printDataset(
  type: 'data/imported' | 'data/set',
  dataset: DatasetFile,
  io: CommandIo,
): void {
  if (io.json) {
    io.stdout(JSON.stringify({ type, ...summariseDataset(dataset) }));
    return;
  }
  const words = messages(io.language).commandLine;
  const { id, name, examples, skipped, content } = dataset;
  const kinds = {
    table: words.dataKindTable,
    images: words.dataKindImages,
    text: words.dataKindText,
    captions: words.dataKindCaptions,
    sentences: words.dataKindSentences,
  };
  const details = { id, name, examples, kind: kinds[content.kind] };
  const sentence = examples === 1 ? words.dataSetOne : words.dataSet;
  io.stdout(fill(sentence, details, io.language));
  if (content.kind === 'captions' && type === 'data/imported') {
    const { captions, vocabulary, captionSteps } = content;
    // The end counts as a step, and the special words are no words.
    const counts = { captions, words: vocabulary.length - specialWords.length };
    const kept = { ...counts, longest: captionSteps - 1 };
    io.stdout(fill(words.dataCaptionCount, kept, io.language));
  }
  if (content.kind === 'text' && type === 'data/imported') {
    const { vocabulary, encodings = [] } = content;
    const read = encodings.map((one) => wordEncoding(one, io.language)).join(', ');
    const facts = { characters: examples, different: vocabulary.length, encodings: read };
    io.stdout(fill(words.dataText, facts, io.language));
  }
  const reshaped = 'reshaped' in content ? content.reshaped : undefined;
  if (reshaped !== undefined && 'plan' in content && type === 'data/imported') {
    io.stdout(wordReshaped(reshaped, content.plan.fit, io.language));
  }
  if (dataset.captionFiles !== undefined && type === 'data/imported') {
    const files = dataset.captionFiles.join(', ');
    io.stdout(fill(words.dataCaptions, { files }, io.language));
  }
  if (skipped === 0 || type === 'data/set') return;
  const causes = wordSkipped(dataset, io.language).map(({ cause, which }) =>
    which === undefined ? cause : `${cause} (${which})`,
  );
  io.stdout(fill(words.dataSkipped, { skipped, causes: causes.join(', ') }, io.language));
}
