import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeNotices } from './notices.ts';
import { listShippedPackages } from './shipped-packages.ts';

// `npm run notices`: writes THIRD-PARTY-NOTICES.md from the lockfile and the installed packages' licences.

process.chdir(join(import.meta.dirname, '../..'));

function readLicense(path: string): string | undefined {
  // Another platform's packages are not installed; Node's text is shipped in its own package.
  if (!existsSync(path) || /\/node-(bin-)?(linux|win|darwin)-/.test(path)) return undefined;
  const file = readdirSync(path).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  return file === undefined ? undefined : readFileSync(join(path, file), 'utf8');
}

const packages = listShippedPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')));
writeFileSync(
  'THIRD-PARTY-NOTICES.md',
  writeNotices(packages, ({ path }) => readLicense(path)),
);
console.log(`THIRD-PARTY-NOTICES.md: ${packages.length} packages`);
