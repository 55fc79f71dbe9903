import { fill, type Details } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordNumber } from '../../../src-shared/messages/word-changes.ts';
import { engineIds } from '../../../src-shared/protocol/engine.ts';
import { usualPasses, type RateSearch } from '../../../src-shared/protocol/rate-search.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { createDataLibrary } from '../../host/data-library.ts';
import { demandAffordable } from '../../host/demand-affordable.ts';
import { deviceMemory } from '../../host/engines/device-memory.ts';
import { createFiles } from '../../host/files.ts';
import { findDataFolder } from '../../host/user-folders.ts';
import type { Arguments } from '../arguments.ts';
import { exitCodes, type Command, type CommandLineWord } from '../command.ts';
import type { CommandIo } from '../command-io.ts';
import { compileDocument } from '../compile-document.ts';
import { followRateSearch } from '../follow-rate-search.ts';
import { installBeforeTraining } from '../install-before-training.ts';
import { loadDocument } from '../load-document.ts';
import { textTable } from '../text-table.ts';
import { useOwnData } from '../use-own-data.ts';

/** The table has about so many rows. */
const shownRows = 28;

/** `lienzo find-rate <file or template>`: which learning rate to train with, from a few hundred steps. */
export const findRate: Command = {
  usage:
    'find-rate <file|template> [--data PATH] [--batch N] [--rounds N] [--seed S] [--engine E] [--json]',
  summary: 'findRateSummary',
  options: {
    data: { argument: 'PATH', help: 'optionData' },
    batch: { argument: 'N', help: 'optionBatch' },
    rounds: { argument: 'N', help: 'optionRateRounds' },
    seed: { argument: 'S', help: 'optionSeed' },
    engine: { argument: 'E', help: 'optionEngine' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const { text, whole, choice } = given;
    const engine = choice('engine', ['auto', ...engineIds]) ?? 'auto';
    const rounds = whole('rounds', { min: 1, max: 9 }) ?? usualPasses.rounds;
    const library = createDataLibrary({ files: createFiles(), home: findDataFolder() });
    const [word = ''] = given.positionals;
    const loaded = await loadDocument(word, io.language);
    const { document, dataPath } = await useOwnData(loaded, text('data'), library, io);
    const compiled = compileDocument(document, io);
    if (compiled === undefined) return exitCodes.refused;
    const spec = withSettings(compiled, given);
    demandAffordable(spec, deviceMemory(engine));
    await installBeforeTraining(engine, io);
    const request = { spec, passes: { ...usualPasses, rounds }, dataPath };
    const search = await followRateSearch(engine, request, io);
    if (search.isStopped) return exitCodes.interrupted;
    if (search.suggested === undefined && !io.json) sayCurve(search, io);
    if (search.suggested === undefined) throw new ProblemError('rate-not-found');
    if (!io.json) sayFound(search, search.suggested, io);
    return exitCodes.done;
  },
};

function withSettings(spec: RunSpec, { whole }: Arguments): RunSpec {
  const { training } = spec;
  const batchSize = whole('batch', { min: 1, max: 65_536 }) ?? training.batchSize;
  const seed = whole('seed', { min: 0, max: 4_294_967_295 }) ?? training.seed;
  return { ...spec, training: { ...training, batchSize, seed } };
}

function sayCurve({ curve }: RateSearch, io: CommandIo): void {
  const words = messages(io.language).commandLine;
  const every = Math.max(1, Math.round(curve.length / shownRows));
  const rows = curve
    .filter((_, index) => index % every === 0)
    .map(({ rate, loss }) => [rate, loss].map((value) => inShort(value, io)));
  for (const line of textTable([[words.rateColumn, words.rateLossColumn], ...rows]))
    io.stdout(line);
}

function sayFound(search: RateSearch, suggested: number, io: CommandIo): void {
  sayCurve(search, io);
  const rate = inShort(suggested, io);
  say('rateSuggested', { rate, lowest: inShort(search.lowest ?? suggested, io) }, io);
}

function say(word: CommandLineWord, details: Details, io: CommandIo): void {
  io.stdout(fill(messages(io.language).commandLine[word], details, io.language));
}

function inShort(value: number, { language }: CommandIo): string {
  return wordNumber(Number(value.toPrecision(3)), language);
}
