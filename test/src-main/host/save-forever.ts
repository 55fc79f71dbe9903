import { createFiles } from '../../../src-main/host/files.ts';

// Saves one version of a file after another, until it is killed. Says when the first is there.

const [, , path = ''] = process.argv;
const files = createFiles();
for (let version = 0; ; version += 1) {
  const letter = String.fromCharCode(97 + (version % 26));
  await files.save(path, JSON.stringify({ version, text: letter.repeat(64 * 1024) }));
  if (version === 0) process.stdout.write('saving');
}
