import { join } from 'node:path';

import type { Language } from '../../src-shared/messages/messages.ts';
import { settingsSchema, type Settings } from '../../src-shared/protocol/api.ts';
import type { Files } from './files.ts';
import { parseJson } from './secure-json.ts';

/** What a window starts with where nothing was kept. */
export function firstSettings(language: Language): Settings {
  return {
    language,
    theme: 'system',
    engine: 'auto',
    favourites: ['Conv2D', 'Dense', 'Dropout'],
    paletteWidth: 176,
    inspectorWidth: 256,
    dockHeight: 222,
    minimap: true,
  };
}

/** The settings in `settings.json`; the first ones where the file is missing or cannot be read. */
export async function readSettings(
  files: Files,
  home: string,
  language: Language,
): Promise<Settings> {
  try {
    const text = await files.readTextIfThere(join(home, 'settings.json'));
    if (text !== undefined) return settingsSchema.parse(parseJson(text));
  } catch {
    // A window must open whatever became of its settings; they are written anew with the next change.
  }
  return firstSettings(language);
}

export async function saveSettings(files: Files, home: string, settings: Settings): Promise<void> {
  await files.save(join(home, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}
