import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { createDataLibrary } from '../../host/data-library.ts';
import { createFiles } from '../../host/files.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import { findOwnData, pathOfOwnData } from '../find-own-data.ts';
import { checkpointAsked, checkpointOption } from '../checkpoint-option.ts';
import { exitCodes, type Command } from '../command.ts';
import { wordAlignment } from '../word-alignment.ts';
import { askTrainer, findRunFolder } from '../with-trainer.ts';
import { wordMetrics } from '../word-metrics.ts';

/** `lienzo evaluate <run> [--data PATH] [--checkpoint best|last] [--json]`: a trained network's figures on examples it has not seen. */
export const evaluate: Command = {
  usage: 'evaluate <run> [--data PATH] [--checkpoint best|last] [--json]',
  summary: 'evaluateSummary',
  options: { data: { argument: 'PATH', help: 'optionData' }, ...checkpointOption },
  positionals: { min: 1, max: 1 },
  run: async ({ positionals: [word = ''], text, choice }, io) => {
    const dir = await findRunFolder(word);
    const data = text('data');
    const library = createDataLibrary({ files: createFiles(), home: findDataFolder() });
    const own = data === undefined ? undefined : await findOwnData(data, library, io);
    const dataPath = own && pathOfOwnData(own, library);
    const { kind, ...figures } = await askTrainer(
      'evaluation',
      {
        ...{ type: 'evaluate', dir, ...checkpointAsked({ choice }) },
        ...(dataPath !== undefined && { dataPath }),
      },
      io,
    );
    if (io.json) {
      io.stdout(JSON.stringify({ type: kind, ...figures }));
    } else {
      const details = { examples: figures.examples, metrics: wordMetrics(figures, io.language) };
      const sentences = messages(io.language).commandLine;
      const evaluated = figures.examples === 1 ? sentences.evaluatedOne : sentences.evaluated;
      io.stdout(fill(evaluated, details, io.language));
      const { greedy, heldOutPairs, alignment } = figures;
      if (alignment !== undefined) io.stdout(wordAlignment(alignment, io.language));
      for (const [sentence, own] of [
        [sentences.evaluatedGreedy, greedy],
        [sentences.evaluatedHeldOut, heldOutPairs],
      ] as const) {
        if (own === undefined) continue;
        const { examples, ...rest } = own;
        const metrics = wordMetrics(rest, io.language);
        io.stdout(fill(sentence, { examples, metrics }, io.language));
      }
    }
    return exitCodes.done;
  },
};
