import { parseArgs } from 'node:util';

import { packIds, type PackId } from '../../../src-shared/protocol/engine-pack.ts';
import { engineIds, type EngineId } from '../../../src-shared/protocol/engine.ts';

/** What `lienzo engine ...` is asked to do. */
export type EngineArguments =
  | { readonly action: 'list' }
  | { readonly action: 'doctor'; readonly engine: EngineId | undefined }
  | {
      readonly action: 'install';
      readonly engine: PackId | undefined;
      readonly from: string | undefined;
    }
  | { readonly action: 'remove'; readonly engine: PackId }
  | { readonly action: 'pack'; readonly engine: PackId; readonly out: string };

/** `undefined` for words that are none of the command's. */
export function parseEngineArguments(args: readonly string[]): EngineArguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const { from, out } = values;
    const [action = 'list', name, ...rest] = positionals;
    const isStray =
      rest.length > 0 ||
      (from !== undefined && (action !== 'install' || from === '')) ||
      (out !== undefined && (action !== 'pack' || out === ''));
    if (isStray) return undefined;
    if (action === 'doctor') {
      const engine = engineIds.find((id) => id === name);
      return name === engine ? { action, engine } : undefined;
    }
    const engine = packIds.find((id) => id === name);
    if (name !== engine) return undefined;
    switch (action) {
      case 'list':
        return engine === undefined ? { action } : undefined;
      case 'install':
        return { action, engine, from };
      case 'remove':
        return { action, engine: engine ?? 'tensorflow' };
      case 'pack':
        return out === undefined ? undefined : { action, engine: engine ?? 'tensorflow', out };
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
