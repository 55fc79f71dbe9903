import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TrainerProgram } from '../../../src-main/host/trainer-launch.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** The trainer, run by a Node that gets so little memory: all that a process may map, or JavaScript's heap. */
export function limitMemory(
  { entry }: TrainerProgram,
  limit: { readonly megabytes: number; readonly of: 'process' | 'heap' },
): TrainerProgram {
  const { megabytes, of } = limit;
  const lines =
    of === 'process'
      ? [`ulimit -v ${megabytes * 1024}`, `exec "${process.execPath}" "$@"`]
      : [`exec "${process.execPath}" --max-old-space-size=${megabytes} "$@"`];
  const node = join(makeTemporaryFolder(), 'limited-node');
  writeFileSync(node, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(node, 0o755);
  return { node, entry };
}
