import { fill, type Details } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import type { PackId } from '../../../src-shared/protocol/engine-pack.ts';
import type { EngineId, EngineStatus } from '../../../src-shared/protocol/engine.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import { doctor, type EngineCheck } from '../../host/engines/doctor.ts';
import { exportPack } from '../../host/engines/export-pack.ts';
import { installEngine } from '../../host/engines/install-engine.ts';
import { removeEngine } from '../../host/engines/remove-engine.ts';
import { surveyEngines } from '../../host/engines/survey-engines.ts';
import type { CommandIo } from '../command-io.ts';
import { parseEngineArguments } from './engine-arguments.ts';
import { showInstallProgress } from './install-progress.ts';

const done = 0;
const refused = 1;
const wrongUsage = 2;
const interrupted = 130;

/**
 * `lienzo engine [list | install [ENGINE] [--from PATH] | remove [ENGINE] | pack [ENGINE] --out DIR |
 * doctor [ENGINE]] [--json]`: which engines are there, and the installation of those that come as packs.
 * Answers the exit code.
 */
export async function runEngineCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const parsed = parseEngineArguments(args);
  if (parsed === undefined) {
    io.stderr(messages(io.language).engines.usage);
    return wrongUsage;
  }
  try {
    switch (parsed.action) {
      case 'list':
        return await list(io);
      case 'install':
        return await install(parsed.engine, parsed.from, io);
      case 'remove':
        return await remove(parsed.engine, io);
      case 'pack':
        return await pack(parsed.engine, parsed.out, io);
      case 'doctor':
        return await examine(parsed.engine, io);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return refuse(error.problem, io);
  }
}

async function list(io: CommandIo): Promise<number> {
  for (const status of await surveyEngines({ signal: io.signal })) {
    if (io.json) io.stdout(JSON.stringify({ type: 'engine/status', ...status }));
    else for (const line of statusLines(status, io)) io.stdout(line);
  }
  return done;
}

function statusLines(status: EngineStatus, { language }: CommandIo): string[] {
  const words = messages(language).engines;
  const { id, present, version = '', device = '', driver, reason } = status;
  const driverWords = driver === undefined ? '' : fill(words.driver, { driver }, language);
  const line = [id.padEnd(14), (present ? words.ready : words.absent).padEnd(10), version, device]
    .concat(driverWords)
    .join('  ')
    .trimEnd();
  return reason === undefined ? [line] : [line, `  ${wordProblem(reason, language)}`];
}

async function install(
  engine: PackId | undefined,
  from: string | undefined,
  io: CommandIo,
): Promise<number> {
  const onProgress = showInstallProgress(io);
  const installed = await installEngine(engine, { from, signal: io.signal, onProgress });
  if (io.json) return list(io);
  say(io, 'installed', { engine: installed });
  return done;
}

async function remove(engine: PackId, io: CommandIo): Promise<number> {
  const wasThere = await removeEngine({ engine, signal: io.signal });
  if (io.json) return list(io);
  say(io, wasThere ? 'removed' : 'nothingToRemove', { engine });
  return done;
}

async function pack(engine: PackId, out: string, io: CommandIo): Promise<number> {
  const onProgress = showInstallProgress(io);
  const path = await exportPack(engine, out, { signal: io.signal, onProgress });
  if (io.json) io.stdout(JSON.stringify({ type: 'engine/packed', engine, path }));
  else say(io, 'packed', { engine, path });
  return done;
}

async function examine(engine: EngineId | undefined, io: CommandIo): Promise<number> {
  const engines = engine && [engine];
  let exitCode = done;
  for await (const check of doctor({ signal: io.signal, ...(engines && { engines }) })) {
    if (isRefusal(check, engine)) exitCode = refused;
    io.stdout(io.json ? JSON.stringify({ type: 'engine/check', ...check }) : checkLine(check, io));
  }
  return exitCode;
}

/**
 * Whether a check tells of an engine that does not work: the one that was asked about, TensorFlow, or any other that
 * is installed. What an installation would need is of no account, and an engine works without our own operations.
 */
function isRefusal(check: EngineCheck, engine: EngineId = 'tensorflow'): boolean {
  if (!('problem' in check) || check.name === 'operations') return false;
  return check.engine === engine || check.name === 'load';
}

const checkNames = {
  cache: 'checkCache',
  pip: 'checkPip',
  npm: 'checkNpm',
  compiler: 'checkCompiler',
  headers: 'checkHeaders',
  platform: 'checkPlatform',
  card: 'checkCard',
  pack: 'checkPack',
  load: 'checkLoad',
  operations: 'checkOperations',
} as const satisfies Record<EngineCheck['name'], string>;

function checkLine(check: EngineCheck, { language }: CommandIo): string {
  const name = messages(language).engines[checkNames[check.name]].padEnd(20);
  const whose = (check.engine ?? '').padEnd(14);
  return 'problem' in check
    ? `✗ ${whose}  ${name}  ${wordProblem(check.problem, language)}`
    : `✓ ${whose}  ${name}  ${check.found}`;
}

function say(
  { stdout, language }: CommandIo,
  word: 'installed' | 'removed' | 'nothingToRemove' | 'packed',
  details: Details,
): void {
  stdout(fill(messages(language).engines[word], details, language));
}

function refuse(problem: Problem, io: CommandIo): number {
  const message = wordProblem(problem, io.language);
  io.stderr(message);
  if (io.json) io.stdout(JSON.stringify({ type: 'error', code: problem.code, message }));
  return problem.code === 'engine-cancelled' ? interrupted : refused;
}
