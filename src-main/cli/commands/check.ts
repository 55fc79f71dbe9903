import type { Document, Network } from '../../../src-shared/document/document.ts';
import { describeData } from '../../../src-shared/datasets/describe-data.ts';
import { diagnoseAugmentation } from '../../../src-shared/datasets/diagnose-augmentation.ts';
import { analyseGraph, type GraphAnalysis } from '../../../src-shared/graph/analyse-graph.ts';
import type { Diagnostic } from '../../../src-shared/graph/diagnostic.ts';
import type { GraphNode } from '../../../src-shared/graph/graph.ts';
import { formatShape } from '../../../src-shared/graph/shape.ts';
import { isFrozen } from '../../../src-shared/layers/trainable-field.ts';
import { fill } from '../../../src-shared/messages/fill.ts';
import { formatBytes, formatCount } from '../../../src-shared/messages/format-number.ts';
import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import { wordDiagnostic } from '../../../src-shared/messages/word-diagnostic.ts';
import { tooLarge } from '../../../src-shared/spec/compile-run.ts';
import { estimateMemory } from '../../../src-shared/spec/estimate-memory.ts';
import { exitCodes, type Command } from '../command.ts';
import type { CommandIo } from '../command-io.ts';
import { captionsOption, withCaptions } from '../captions-option.ts';
import { framesOption, withFrames } from '../frames-option.ts';
import { loadDocument } from '../load-document.ts';

/**
 * `lienzo check <file or template> [--frames 1|2] [--captions en|es] [--json]`: what every layer gives and holds, what training needs, and
 * what is wrong. Exit code 1 where an error stands against it; a network that is only too large to be
 * trained, or has no data, is counted all the same.
 */
export const check: Command = {
  usage: 'check <file|template> [--frames 1|2] [--captions en|es] [--json]',
  summary: 'checkSummary',
  options: { ...framesOption, ...captionsOption },
  positionals: { min: 1, max: 1 },
  run: async ({ positionals: [word = ''], choice }, io) => {
    const loaded = withFrames(await loadDocument(word, io.language), { choice });
    const document = withCaptions(loaded, { choice });
    const isSound = document.networks.map((network) => checkNetwork(document, network, io));
    return isSound.every(Boolean) ? exitCodes.done : exitCodes.refused;
  },
};

function checkNetwork(document: Document, network: Network, io: CommandIo): boolean {
  const { source, validationShare } = document.data;
  const analysis = analyseGraph(network.graph, describeData(source, validationShare));
  // That it is too large to be trained is worth saying, and no reason not to count it.
  const size = tooLarge(document, analysis);
  const diagnostics: readonly Diagnostic[] = [
    ...analysis.diagnostics,
    ...diagnoseAugmentation(document.data),
    ...(size === undefined ? [] : [{ ...size, severity: 'warning' as const }]),
  ];
  const memoryBytes = estimateMemory(analysis, document.training).total;
  const byId = new Map(network.graph.nodes.map((node) => [node.id, node]));
  const ordered = analysis.order.flatMap((id) => byId.get(id) ?? []);
  const nodes = [...ordered, ...network.graph.nodes.filter((node) => !ordered.includes(node))];
  if (io.json) {
    io.stdout(
      JSON.stringify({
        type: 'check',
        network: network.id,
        layers: nodes.map((node) => describeLayer(node, analysis)),
        parameterCount: Number(analysis.parameterCount),
        nonTrainableCount: Number(analysis.nonTrainableCount),
        memoryBytes: Number(memoryBytes),
        diagnostics: diagnostics.map((one) => describeDiagnostic(one, io.language)),
      }),
    );
  } else {
    if (document.networks.length > 1) io.stdout(network.name);
    for (const line of tabulate(nodes, analysis, io.language)) io.stdout(line);
    const details = {
      count: formatCount(analysis.parameterCount, io.language),
      memory: formatBytes(Number(memoryBytes), io.language),
    };
    const { checkTotal, checkNonTrainable } = messages(io.language).commandLine;
    io.stdout(fill(checkTotal, details, io.language));
    if (analysis.nonTrainableCount > 0n) {
      const left = { count: formatCount(analysis.nonTrainableCount, io.language) };
      io.stdout(fill(checkNonTrainable, left, io.language));
    }
  }
  for (const diagnostic of diagnostics) io.stderr(wordDiagnostic(diagnostic, io.language));
  return !diagnostics.some(({ severity }) => severity === 'error');
}

function describeLayer({ id, type, config }: GraphNode, analysis: GraphAnalysis): object {
  const known = analysis.nodes.get(id);
  return {
    id,
    type,
    outputShape: known?.shape ?? null,
    parameterCount: Number(known?.parameters.count ?? 0n),
    formula: known?.parameters.formula ?? '',
    ...(isFrozen(config) && { trainable: false }),
  };
}

function describeDiagnostic(diagnostic: Diagnostic, language: Language): object {
  const { code, severity, nodeId } = diagnostic;
  const message = wordDiagnostic(diagnostic, language);
  return { code, severity, ...(nodeId !== undefined && { nodeId }), message };
}

function tabulate(
  nodes: readonly GraphNode[],
  analysis: GraphAnalysis,
  language: Language,
): readonly string[] {
  const { checkFrozen } = messages(language).commandLine;
  const rows = nodes.map(({ id, type, config }) => {
    const known = analysis.nodes.get(id);
    const { count, formula } = known?.parameters ?? { count: 0n, formula: '' };
    const shape = known?.shape === undefined ? '?' : formatShape(known.shape);
    const said = isFrozen(config) ? `${formula}, ${checkFrozen}` : formula;
    return [id, type, shape, formatCount(count, language), said];
  });
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
