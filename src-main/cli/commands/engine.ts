import { parseArgs } from 'node:util';

import { fill, type Details } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { wordProblem } from '../../../src-shared/messages/word-problem.ts';
import { tensorflowVersion } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError, type Problem } from '../../../src-shared/problem.ts';
import { doctor, type EngineCheck } from '../../host/engines/doctor.ts';
import { installTensorflow } from '../../host/engines/install-tensorflow.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import { removeEngine } from '../../host/engines/remove-engine.ts';
import type { CommandIo } from '../command-io.ts';
import { showInstallProgress } from './install-progress.ts';

const done = 0;
const refused = 1;
const wrongUsage = 2;
const interrupted = 130;

/**
 * `lienzo engine [list | install [--from PATH] | remove | doctor] [--json]`: which engines are there, and
 * the native one's installation. Answers the exit code.
 */
export async function runEngineCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const parsed = parseEngineArgs(args);
  if (parsed === undefined) {
    io.stderr(messages(io.language).engines.usage);
    return wrongUsage;
  }
  try {
    switch (parsed.action) {
      case 'list':
        return list(io);
      case 'install':
        return await install(parsed.from, io);
      case 'remove':
        return await remove(io);
      case 'doctor':
        return await examine(io);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return refuse(error.problem, io);
  }
}

type EngineArgs = { action: 'list' | 'remove' | 'doctor' } | { action: 'install'; from?: string };

/** `undefined` for words that are none of the command's. */
function parseEngineArgs(args: readonly string[]): EngineArgs | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [action = 'list', ...rest] = positionals;
    if (rest.length > 0 || values.from === '') return undefined;
    if (action === 'install')
      return values.from === undefined ? { action } : { action, from: values.from };
    const isKnown = action === 'list' || action === 'remove' || action === 'doctor';
    return isKnown && values.from === undefined ? { action } : undefined;
  } catch {
    return undefined;
  }
}

function list(io: CommandIo): number {
  const words = messages(io.language).engines;
  for (const status of listEngines()) {
    if (io.json) {
      io.stdout(JSON.stringify({ type: 'engine/status', ...status }));
      continue;
    }
    const state = status.present ? words.ready : words.absent;
    io.stdout(
      [status.id.padEnd(12), state.padEnd(10), status.version ?? '', status.device ?? '']
        .join('  ')
        .trimEnd(),
    );
    if (status.reason !== undefined) io.stdout(`  ${wordProblem(status.reason, io.language)}`);
  }
  return done;
}

async function install(from: string | undefined, io: CommandIo): Promise<number> {
  const onProgress = showInstallProgress(io);
  await installTensorflow({ from, signal: io.signal, onProgress });
  if (io.json) return list(io);
  say(io, 'installed', { version: tensorflowVersion });
  return done;
}

async function remove(io: CommandIo): Promise<number> {
  const wasThere = await removeEngine({ signal: io.signal });
  if (io.json) return list(io);
  say(io, wasThere ? 'removed' : 'nothingToRemove');
  return done;
}

async function examine(io: CommandIo): Promise<number> {
  let exitCode = done;
  for await (const check of doctor({ signal: io.signal })) {
    // What installing would need is of no account where the engine is there and works.
    if ('problem' in check && (check.name === 'pack' || check.name === 'load')) exitCode = refused;
    io.stdout(io.json ? JSON.stringify({ type: 'engine/check', ...check }) : checkLine(check, io));
  }
  return exitCode;
}

const checkNames = {
  platform: 'checkPlatform',
  cache: 'checkCache',
  pip: 'checkPip',
  compiler: 'checkCompiler',
  headers: 'checkHeaders',
  pack: 'checkPack',
  load: 'checkLoad',
  operations: 'checkOperations',
} as const satisfies Record<EngineCheck['name'], string>;

function checkLine(check: EngineCheck, { language }: CommandIo): string {
  const name = messages(language).engines[checkNames[check.name]].padEnd(20);
  return 'problem' in check
    ? `✗ ${name}  ${wordProblem(check.problem, language)}`
    : `✓ ${name}  ${check.found}`;
}

function say(
  { stdout, language }: CommandIo,
  word: 'installed' | 'removed' | 'nothingToRemove',
  details: Details = {},
): void {
  stdout(fill(messages(language).engines[word], details, language));
}

function refuse(problem: Problem, io: CommandIo): number {
  const message = wordProblem(problem, io.language);
  io.stderr(message);
  if (io.json) io.stdout(JSON.stringify({ type: 'error', code: problem.code, message }));
  return problem.code === 'engine-cancelled' ? interrupted : refused;
}
