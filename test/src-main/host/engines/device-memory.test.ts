import { totalmem } from 'node:os';

import { expect, test } from 'vitest';

import { deviceMemory } from '../../../../src-main/host/engines/device-memory.ts';
import {
  engineIds,
  type EngineId,
  type NvidiaCard,
} from '../../../../src-shared/protocol/engine.ts';

const card: NvidiaCard = { index: 0, name: 'A card', driver: '550.1', memoryBytes: 2 ** 31 };
const having = (...present: readonly EngineId[]) =>
  engineIds.map((id) => ({ id, present: present.includes(id) }));

test('a training that goes to a card has that card’s memory, whatever the machine has', () => {
  const engines = having('tensorflow-gpu', 'tensorflow', 'wasm');
  expect(deviceMemory('auto', engines, card)).toBe(2 ** 31);
  expect(deviceMemory('tensorflow-gpu', engines, card)).toBe(2 ** 31);
});

test('any other training has the machine’s memory', () => {
  expect(deviceMemory('tensorflow', having('tensorflow-gpu', 'tensorflow'), card)).toBe(totalmem());
  expect(deviceMemory('auto', having('tensorflow', 'wasm'), card)).toBe(totalmem());
  const none = { code: 'engine-nvidia-none', details: {} };
  expect(deviceMemory('auto', having('wasm'), none)).toBe(totalmem());
});

test('a card that shares the machine’s memory has that', () => {
  const shared = { ...card, memoryBytes: 0 };
  expect(deviceMemory('auto', having('tensorflow-gpu'), shared)).toBe(totalmem());
});
