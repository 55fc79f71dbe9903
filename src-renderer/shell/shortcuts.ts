import type { Messages } from '../../src-shared/messages/messages.ts';

type Words = Messages['shell'];
/** One line of the shortcut sheet: keys, and what they do. */
export type Shortcut = { readonly keys: readonly string[]; readonly does: string };
export type ShortcutGroup = { readonly name: string; readonly shortcuts: readonly Shortcut[] };

/** Every shortcut of the window, in the order of the sheet. */
export function listShortcuts(words: Words): readonly ShortcutGroup[] {
  const arrows = words.keyArrows;
  return [
    {
      name: words.shortcutsEverywhere,
      shortcuts: [
        { keys: ['Ctrl+Z'], does: words.undo },
        { keys: ['Ctrl+Y', 'Ctrl+⇧+Z'], does: words.redo },
        { keys: ['Ctrl+⏎'], does: `${words.train}, ${words.pause.toLowerCase()}` },
        { keys: ['Ctrl+S'], does: words.shortcutSave },
        { keys: ['F6', '⇧+F6'], does: words.shortcutRegions },
        { keys: ['Ctrl+B'], does: words.shortcutPanels },
        { keys: ['/'], does: words.shortcutSearchLayer },
        { keys: ['F2'], does: words.projectTitle },
        { keys: ['?'], does: words.shortcutHelp },
      ],
    },
    {
      name: words.shortcutsCanvas,
      shortcuts: [
        { keys: [words.keySpace], does: words.shortcutAdd },
        { keys: ['F'], does: words.shortcutFit },
        { keys: ['L'], does: words.shortcutTidy },
        { keys: ['C'], does: words.shortcutConnect },
        { keys: ['T'], does: words.shortcutAlongTime },
        { keys: [arrows], does: words.shortcutNudge },
        { keys: ['Ctrl+A'], does: words.shortcutSelectAll },
        { keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'], does: words.shortcutCopy },
        { keys: ['Ctrl+D'], does: words.shortcutDuplicate },
        { keys: [words.keyDelete], does: words.shortcutDelete },
      ],
    },
    {
      name: words.shortcutsFields,
      shortcuts: [
        { keys: [arrows], does: words.shortcutStep },
        { keys: ['Esc'], does: words.shortcutTakeBack },
      ],
    },
  ];
}
