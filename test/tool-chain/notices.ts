import type { ShippedPackage } from './shipped-packages.ts';

const title = `# Third-party notices

Lienzo ships the packages below, whole or in part. Two bring long notices of their own, which are shipped as they are: Electron (Chromium's, \`LICENSES.chromium.html\` beside the program) and Node (\`LICENSE\` in the folder of its package).

Written by \`npm run notices\` from the lockfile.
`;

/** The line of a package in the table. */
export function noticeLine({ name, version, license }: ShippedPackage): string {
  return `| ${name} | ${version} | ${license} |`;
}

/** The text of THIRD-PARTY-NOTICES.md: a table, then each licence text with the packages that have it. */
export function writeNotices(
  packages: readonly ShippedPackage[],
  licenseTextOf: (shipped: ShippedPackage) => string | undefined,
): string {
  const namesByText = new Map<string, string[]>();
  for (const shipped of packages) {
    const text = licenseTextOf(shipped)?.replaceAll('\r\n', '\n').trim();
    if (text === undefined) continue;
    namesByText.set(text, [...(namesByText.get(text) ?? []), shipped.name]);
  }
  const table = ['| package | version | licence |', '| --- | --- | --- |'];
  const texts = [...namesByText].map(
    ([text, names]) =>
      `\n## ${[...new Set(names)].join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\`\n`,
  );
  return `${title}\n${[...table, ...new Set(packages.map(noticeLine))].join('\n')}\n${texts.join('')}`;
}

/** The packages that the notices do not name, or name although they are not shipped. */
export function findNoticeProblems(packages: readonly ShippedPackage[], notices: string): string[] {
  const expected = new Set(packages.map(noticeLine));
  const written = new Set(notices.match(/^\| \S+ \| \S+ \| .* \|$/gm)?.slice(2) ?? []);
  return [
    ...[...expected.difference(written)].map((line) => `not in the notices: ${line}`),
    ...[...written.difference(expected)].map((line) => `not shipped: ${line}`),
    ...(expected.symmetricDifference(written).size > 0 ? ['run `npm run notices`'] : []),
  ];
}
