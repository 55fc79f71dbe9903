import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { NvidiaCard } from '../../../src-shared/protocol/engine.ts';
import type { Problem } from '../../../src-shared/problem.ts';
import { platformName } from './platform-name.ts';
import { lastLine } from './run-child.ts';
import { findWheels } from './wheels.ts';

/** The driver's own program; in Windows' Linux it lies off the path. */
const questioners = ['nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi'];
const question = ['--query-gpu=index,uuid,name,driver_version,memory.total'];
const answerFormat = ['--format=csv,noheader,nounits'];
const patienceMs = 15_000;
/** The oldest driver that runs programs of CUDA 12. Source: CUDA Compatibility, minor versions. */
const oldestDriver = '525.60.13';
const mebibyte = 1024 ** 2;

let found: NvidiaCard | Problem | undefined;

/**
 * The NVIDIA card for TensorFlow, or why there is none: `engine-no-wheel`, `engine-nvidia-none`,
 * `engine-nvidia-no-driver`, `engine-nvidia-driver-fails {reason}`, `engine-nvidia-driver-old {driver, oldest}`
 * or `engine-nvidia-hidden`. Of several cards the one with the most memory, or the first that
 * `CUDA_VISIBLE_DEVICES` names. Looked for once a process, since the driver may take a second to answer.
 */
export function findNvidia(): NvidiaCard | Problem {
  found ??= lookForNvidia();
  return found;
}

/** As `findNvidia`, without what was found before. */
export function lookForNvidia({
  platform = platformName(),
  pciFolder = '/sys/bus/pci/devices',
}: {
  readonly platform?: string;
  /** Where Linux lists what is on the bus. */
  readonly pciFolder?: string;
} = {}): NvidiaCard | Problem {
  if (findWheels('tensorflow-gpu', platform) === undefined)
    return problem('engine-no-wheel', { engine: 'tensorflow-gpu', platform });
  const answer = ask();
  if (answer === undefined)
    return problem(hasNvidiaCard(pciFolder) ? 'engine-nvidia-no-driver' : 'engine-nvidia-none');
  const { status, stdout, stderr } = answer;
  const cards = stdout.split('\n').flatMap(readCard);
  if (status !== 0 || cards.length === 0) {
    const words = lastLine(stderr) || lastLine(stdout);
    if (/no devices were found/i.test(words)) return problem('engine-nvidia-none');
    const reason = words || `exit ${String(status)}`;
    return problem('engine-nvidia-driver-fails', { reason });
  }
  return choose(cards);
}

function ask(): { status: number | null; stdout: string; stderr: string } | undefined {
  for (const command of questioners) {
    const { error, ...answer } = spawnSync(command, [...question, ...answerFormat], {
      encoding: 'utf8',
      timeout: patienceMs,
      windowsHide: true,
    });
    const isMissing = error !== undefined && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) return answer;
  }
  return undefined;
}

type FoundCard = { readonly card: NvidiaCard; readonly uuid: string };

function readCard(line: string): FoundCard[] {
  const [index = '', uuid = '', name = '', driver = '', mebibytes = ''] = line.split(', ');
  if (!/^\d+$/.test(index) || !/^[\d.]+$/.test(driver)) return [];
  // Cards that share the machine's memory answer with words.
  const memoryBytes = /^\d+$/.test(mebibytes) ? Number(mebibytes) * mebibyte : 0;
  return [{ card: { index: Number(index), name, driver, memoryBytes }, uuid }];
}

function choose(found: readonly FoundCard[]): NvidiaCard | Problem {
  const visible = process.env['CUDA_VISIBLE_DEVICES'];
  const [wanted = ''] = visible?.split(',') ?? [];
  if (visible !== undefined && (wanted === '' || wanted === '-1'))
    return problem('engine-nvidia-hidden');
  const [largest] = found.toSorted((one, other) => other.card.memoryBytes - one.card.memoryBytes);
  // CUDA takes a card's number, or the beginning of its own name.
  const named = found.find(
    ({ card, uuid }) => wanted === String(card.index) || (wanted !== '' && uuid.startsWith(wanted)),
  );
  const card = (named ?? largest)?.card;
  if (card === undefined) return problem('engine-nvidia-none');
  if (isOlder(card.driver, oldestDriver))
    return problem('engine-nvidia-driver-old', { driver: card.driver, oldest: oldestDriver });
  return card;
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

/** Whether a card of NVIDIA's is on the bus, driver or not. */
function hasNvidiaCard(pciFolder: string): boolean {
  return globSync(`${pciFolder}/*/vendor`).some((vendor) => {
    const kind = `${dirname(vendor)}/class`;
    const isDisplay = existsSync(kind) && readFileSync(kind, 'utf8').startsWith('0x03');
    return isDisplay && readFileSync(vendor, 'utf8').trim() === '0x10de';
  });
}

function problem(code: string, details: Problem['details'] = {}): Problem {
  return { code, details };
}
