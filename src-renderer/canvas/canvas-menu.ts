import type { MenuItem } from '../ui/menu-item.ts';
import { words } from '../words/language.svelte.ts';
import type { CanvasControl, MenuRequest } from './canvas-control.svelte.ts';
import {
  copySelection,
  deleteSelection,
  duplicateSelection,
  pasteText,
  selectAll,
  tidyUp,
} from './canvas-edits.ts';
import { startConnectingByKey } from './connect-by-key.ts';

/** What the menu offers for the thing it was opened on. */
export function canvasMenu(
  control: CanvasControl,
  request: MenuRequest,
  minimap: { readonly isShown: boolean; readonly toggle: () => void },
): readonly MenuItem[] {
  if (request.of === 'canvas') return menuOfCanvas(control, request, minimap);
  return 'nodeId' in request.of
    ? menuOfNode(control, request, request.of.nodeId)
    : menuOfWire(control, request, request.of.wireId);
}

function menuOfCanvas(
  control: CanvasControl,
  { client }: MenuRequest,
  minimap: { readonly isShown: boolean; readonly toggle: () => void },
): readonly MenuItem[] {
  const { canvas } = words();
  return [
    {
      label: canvas.menuAdd,
      icon: 'plus',
      shortcut: '␣',
      onselect: () => control.searchFree(client),
    },
    {
      label: canvas.menuPaste,
      icon: 'paste',
      shortcut: 'Ctrl+V',
      onselect: () => void pasteFrom(control),
    },
    { label: canvas.menuSelectAll, shortcut: 'Ctrl+A', onselect: () => selectAll(control) },
    'rule',
    { label: canvas.fitView, icon: 'fit', shortcut: 'F', onselect: () => control.view?.fit() },
    { label: canvas.tidy, icon: 'tidy', shortcut: 'L', onselect: () => tidyUp(control) },
    {
      label: minimap.isShown ? canvas.hideMinimap : canvas.showMinimap,
      icon: 'map',
      shortcut: 'M',
      onselect: minimap.toggle,
    },
  ];
}

function menuOfNode(
  control: CanvasControl,
  { client }: MenuRequest,
  nodeId: string,
): readonly MenuItem[] {
  const { canvas } = words();
  const isOutput = control.nodeOf(nodeId)?.kind === 'output';
  const onward: readonly MenuItem[] = isOutput
    ? []
    : [
        {
          label: canvas.menuAddAfter,
          icon: 'plus',
          shortcut: '␣',
          onselect: () => control.searchAt({ kind: 'after', nodeId }, client),
        },
        {
          label: canvas.menuConnect,
          icon: 'link',
          shortcut: 'C',
          onselect: () => {
            control.view?.focusNode(nodeId);
            startConnectingByKey(control, nodeId);
          },
        },
      ];
  const alongTime: readonly MenuItem[] = control.hasAlongTime(nodeId)
    ? [
        {
          label: words().unrolled.open,
          icon: 'play',
          shortcut: 'T',
          onselect: () => control.openAlongTime?.(nodeId),
        },
        'rule',
      ]
    : [];
  return [
    ...alongTime,
    ...onward,
    {
      label: canvas.menuReplace,
      onselect: () => control.searchAt({ kind: 'replace', nodeId }, client),
    },
    'rule',
    {
      label: canvas.menuCut,
      icon: 'cut',
      shortcut: 'Ctrl+X',
      onselect: () => void copyFrom(control, true),
    },
    {
      label: canvas.menuCopy,
      icon: 'copy',
      shortcut: 'Ctrl+C',
      onselect: () => void copyFrom(control, false),
    },
    {
      label: canvas.menuDuplicate,
      shortcut: 'Ctrl+D',
      onselect: () => duplicateSelection(control),
    },
    'rule',
    {
      label: canvas.menuDelete,
      icon: 'trash',
      shortcut: 'Del',
      onselect: () => deleteSelection(control),
    },
    {
      label: canvas.menuDeleteHeal,
      shortcut: '⇧ Del',
      onselect: () => deleteSelection(control, true),
    },
  ];
}

function menuOfWire(
  control: CanvasControl,
  { client }: MenuRequest,
  wireId: string,
): readonly MenuItem[] {
  const { canvas } = words();
  return [
    {
      label: canvas.menuInsert,
      icon: 'plus',
      shortcut: '↵',
      onselect: () => control.searchAt({ kind: 'on-wire', wireId }, client),
    },
    {
      label: canvas.menuDeleteWire,
      icon: 'trash',
      shortcut: 'Del',
      onselect: () => deleteSelection(control),
    },
  ];
}

async function copyFrom(control: CanvasControl, isCut: boolean): Promise<void> {
  const text = copySelection(control);
  if (text === undefined) return;
  try {
    await navigator.clipboard.writeText(text);
    if (isCut) deleteSelection(control);
  } catch {
    control.announce(words().canvas.clipboardClosed);
  }
}

async function pasteFrom(control: CanvasControl): Promise<void> {
  const { clipboardClosed, nothingToPaste } = words().canvas;
  try {
    const text = await navigator.clipboard.readText();
    if (!pasteText(control, text)) control.announce(nothingToPaste);
  } catch {
    // A page may read the clipboard only where the browser lets it; the keys always may.
    control.announce(clipboardClosed);
  }
}
