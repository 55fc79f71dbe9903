import type { Document } from '../../src-shared/document/document.ts';
import { wordDiagnostic } from '../../src-shared/messages/word-diagnostic.ts';
import { compileRun } from '../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { CommandIo } from './command-io.ts';
import { refuseWith } from './refuse.ts';

/** The spec of a document's network, or what stands against it on stderr. Nothing has been allocated by then. */
export function compileDocument(document: Document, io: CommandIo): RunSpec | undefined {
  const [network] = document.networks;
  if (network === undefined) throw new Error('a document has a network');
  const compiled = compileRun(document, network.id);
  if (compiled.ok) return compiled.spec;
  const sentences = compiled.diagnostics.map((one) => wordDiagnostic(one, io.language));
  refuseWith(compiled.diagnostics[0]?.code ?? '', sentences.join(' '), io);
  return undefined;
}
