import type { Diagnostic, Repair } from '../../src-shared/graph/diagnostic.ts';
import { formatShape } from '../../src-shared/graph/shape.ts';
import type { LayerType } from '../../src-shared/layers/index.ts';
import { wordDiagnostic } from '../../src-shared/messages/word-diagnostic.ts';
import { wordValue } from '../../src-shared/messages/word-settings.ts';
import { language, say, words } from '../words/language.svelte.ts';

/** What a layer is called on its card: the Keras class name, but for the two ends of a network. */
export function nameOf(type: LayerType): string {
  if (type === 'Input') return words().canvas.input;
  return type === 'Output' ? words().canvas.output : type;
}

/** The one sentence that says what is wrong, as it stands at the place where it is. */
export function wordFault(fault: Diagnostic, type: LayerType): string {
  if (fault.code === 'rank-wrong' && fault.details.expected.includes(1)) {
    return say(words().canvas.needsRow, {
      type: nameOf(type),
      shape: formatShape(fault.details.shape),
    });
  }
  // The names of all in the circle would fill the canvas, and the wire shows them.
  if (fault.code === 'cycle') return words().canvas.roundInCircle;
  return wordDiagnostic(fault, language());
}

/** What the button says that mends it. */
export function wordRepair(repair: Repair): string {
  const { canvas, layers } = words();
  switch (repair.kind) {
    case 'insert-layer':
      return say(canvas.repairInsert, { type: nameOf(repair.type) });
    case 'set-config':
      return say(canvas.repairSet, {
        field: layers.fields[repair.field] ?? repair.field,
        value: wordValue(repair.value, language()),
      });
    case 'remove-wire':
      return canvas.repairRemoveWire;
  }
}
