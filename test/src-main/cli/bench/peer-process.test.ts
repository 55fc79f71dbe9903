import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { lenetNet, mlpTinyNet } from '../../../../src-main/cli/bench/bench-nets.ts';
import { openPeer, type Peer } from '../../../../src-main/cli/bench/peer-process.ts';
import { withoutData, writeExamples } from '../../../../src-main/cli/bench/training-case.ts';
import { programFolder } from '../../../../src-main/host/program-folder.ts';
import type { PeerJob } from '../../../../src-shared/protocol/peer-job.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienzo-peer-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plain: Peer = {
  system: 'plain-javascript',
  words: [execPath, join(programFolder, 'bench', 'train-plain-javascript.ts')],
};

async function jobFor(net: ReturnType<typeof mlpTinyNet>): Promise<PeerJob> {
  const data = await writeExamples({ ...net, dataPath: undefined }, { folder, withPeers: false });
  return {
    task: 'train',
    spec: withoutData(net.spec),
    data,
    secondsPerRound: 0.1,
    triesSettings: true,
  };
}

const saying = (code: string): Peer => ({ system: 'other', words: [execPath, '-e', code] });
const anyJob = (): PeerJob => ({
  task: 'sample',
  spec: withoutData(lenetNet().spec),
  secondsPerRound: 1,
  triesSettings: true,
});

test('a peer trains on the examples that the trainer’s own loader wrote, and its loss falls', async () => {
  const net = mlpTinyNet();
  const job = await jobFor({
    ...net,
    spec: {
      ...net.spec,
      data: {
        source: { kind: 'points', pattern: 'circle', count: 512, noise: 0 },
        validationShare: 0,
      },
    },
  });
  expect(job).toMatchObject({
    data: { inputs: { type: 'float32', shape: [512, 2] }, targets: { shape: [512] } },
  });
  const peer = await openPeer(plain, job);
  try {
    const round = await peer.measure();
    expect(round.perSecond).toBeGreaterThan(0);
    // Guessing the mean of ±1 gives 1.
    expect(round.loss).toBeLessThan(0.5);
  } finally {
    peer.close();
  }
});

test('a peer that cannot do the job is a problem with its last words, and without a path', async () => {
  await expect(openPeer(plain, anyJob())).rejects.toMatchObject({
    problem: {
      code: 'bench-peer-ended',
      details: { system: 'plain-javascript', reason: 'Error: only training with Adam' },
    },
  });
  const dying = saying('console.error("no device at /home/someone/lib.so"); process.exit(3)');
  await expect(openPeer(dying, anyJob())).rejects.toMatchObject({
    problem: { code: 'bench-peer-ended', details: { system: 'other', reason: 'no device at …' } },
  });
});

test('a program that is not there is a problem too', async () => {
  const absent: Peer = { system: 'keras', words: [join(folder, 'no-such-python')] };
  await expect(openPeer(absent, anyJob())).rejects.toMatchObject({
    problem: { code: 'bench-peer-ended', details: { system: 'keras' } },
  });
});

test('what is not an answer is a problem', async () => {
  for (const line of ['warming up', '{"type":"ready"}', '{"type":"round","perSecond":-1}']) {
    const other = saying(`console.log(${JSON.stringify(line)}); process.stdin.resume()`);
    await expect(openPeer(other, anyJob())).rejects.toMatchObject({
      problem: { code: 'bench-peer-garbled', details: { system: 'other' } },
    });
  }
});
