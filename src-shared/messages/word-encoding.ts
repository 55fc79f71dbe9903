import type { Encoding } from '../datasets/import-options.ts';
import { messages, type Language } from './messages.ts';

/** What people call an encoding. */
export function wordEncoding(encoding: Encoding, language: Language): string {
  switch (encoding) {
    case 'utf-8':
      return 'UTF-8';
    case 'utf-16le':
      return 'UTF-16 LE';
    case 'utf-16be':
      return 'UTF-16 BE';
    case 'windows-1252':
      return messages(language).imports.western;
  }
}
