import { formatCount } from '../../../src-shared/messages/format-number.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';
import { exitCodes, type Command } from '../command.ts';

/** `lienzo templates [--json]`: the ready networks. */
export const templates: Command = {
  usage: 'templates [--json]',
  summary: 'templatesSummary',
  options: {},
  positionals: { min: 0, max: 0 },
  run: (_given, io) => {
    const words = messages(io.language).templates;
    for (const id of templateIds) {
      const { title } = words[id];
      const { networks, data } = buildTemplate(id, title);
      const parameterCount = networks.reduce(
        (sum, { graph }) => sum + analyseGraph(graph).parameterCount,
        0n,
      );
      if (io.json) {
        const count = Number(parameterCount);
        io.stdout(
          JSON.stringify({
            type: 'template',
            id,
            title,
            data: data.source.kind,
            parameterCount: count,
          }),
        );
      } else {
        const count = formatCount(parameterCount, io.language).padStart(12);
        io.stdout(`${id.padEnd(16)} ${count}  ${data.source.kind.padEnd(8)} ${title}`);
      }
    }
    return Promise.resolve(exitCodes.done);
  },
};
