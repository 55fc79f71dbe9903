import type { MenuItemConstructorOptions } from 'electron';

import { messages, type Language } from '../../src-shared/messages/messages.ts';

/**
 * The menu of the system's bar on macOS, where text fields cannot cut and paste without one. Undo and redo
 * are the document's and stand in the window, so they are not in it. Other systems have no menu bar: the
 * window is its own menu.
 */
export function menuTemplate(language: Language): MenuItemConstructorOptions[] {
  const words = messages(language).desktop;
  return [
    {
      label: 'Lienzo',
      submenu: [
        { role: 'about', label: words.about },
        { type: 'separator' },
        { role: 'hide', label: words.hide },
        { role: 'hideOthers', label: words.hideOthers },
        { role: 'unhide', label: words.showAll },
        { type: 'separator' },
        { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'zoom', label: words.zoom },
        { role: 'togglefullscreen', label: words.fullscreen },
      ],
    },
  ];
}
