import { expect, test } from 'vitest';

import { describeEnd, type TrainerEnd } from '../../../src-main/host/describe-end.ts';

const end: TrainerEnd = {
  code: null,
  signal: null,
  log: '',
  isWanted: false,
  hasMemoryRunOut: false,
};

test.each([
  { name: 'SIGKILL', code: 'trainer-killed', how: { signal: 'SIGKILL' } },
  {
    name: 'SIGKILL while memory ran out',
    code: 'trainer-out-of-memory',
    how: { signal: 'SIGKILL', hasMemoryRunOut: true },
  },
  {
    name: 'SIGKILL where the system does not say',
    code: 'trainer-killed',
    how: { signal: 'SIGKILL', hasMemoryRunOut: undefined },
  },
  { name: 'SIGTERM', code: 'trainer-killed', how: { signal: 'SIGTERM' } },
  { name: 'SIGABRT without a word', code: 'trainer-crashed', how: { signal: 'SIGABRT' } },
  {
    name: 'SIGABRT after bad_alloc',
    code: 'trainer-out-of-memory',
    how: {
      signal: 'SIGABRT',
      log: "terminate called after throwing an instance of 'std::bad_alloc'",
    },
  },
  {
    name: 'SIGABRT of a card that is gone',
    code: 'trainer-device-lost',
    how: { signal: 'SIGABRT', log: 'F failed: CUDA_ERROR_ILLEGAL_ADDRESS' },
  },
  {
    name: 'SIGABRT of a full card',
    code: 'trainer-out-of-memory',
    how: { signal: 'SIGABRT', log: 'F failed: CUDA_ERROR_OUT_OF_MEMORY: out of memory' },
  },
  { name: 'SIGILL', code: 'trainer-wrong-processor', how: { signal: 'SIGILL' } },
  { name: 'SIGBUS', code: 'trainer-crashed', how: { signal: 'SIGBUS' } },
  { name: 'Windows’ access violation', code: 'trainer-crashed', how: { code: 0xc0000005 } },
  {
    name: 'Windows’ abort of a full heap',
    code: 'trainer-out-of-memory',
    how: { code: 134, log: 'JavaScript heap out of memory' },
  },
  { name: 'an exit with an error', code: 'trainer-failed', how: { code: 1, log: 'TypeError: x' } },
  { name: 'an exit without one', code: 'trainer-left', how: { code: 0 } },
  {
    name: 'an end that was asked for',
    code: 'trainer-ended',
    how: { signal: 'SIGKILL', isWanted: true },
  },
] as const)('$name is told as $code', ({ how, code }) => {
  expect(describeEnd({ ...end, ...how }).code).toBe(code);
});

test('what ended it is told before how it ended', () => {
  const problem = { code: 'trainer-garbled', details: {} };
  expect(describeEnd({ ...end, signal: 'SIGKILL', problem })).toEqual(problem);
});
