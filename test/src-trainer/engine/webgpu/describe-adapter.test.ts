import { expect, test } from 'vitest';

import { describeAdapter } from '../../../../src-trainer/engine/webgpu/describe-adapter.ts';

const none = { vendor: '', architecture: '', device: '', description: '' };

test('a card is called as its driver calls it, and where it has no name, by its maker and family', () => {
  expect(
    describeAdapter({
      vendor: 'nvidia',
      architecture: 'ampere',
      device: 'NVIDIA RTX A2000',
      description: 'NVIDIA: 550.54.14',
    }),
  ).toEqual({ device: 'NVIDIA RTX A2000', driver: 'NVIDIA: 550.54.14', isSoftware: false });
  expect(describeAdapter({ ...none, vendor: 'apple', architecture: 'common-3' })).toMatchObject({
    device: 'apple common-3',
  });
  expect(describeAdapter(none)).toMatchObject({ device: 'GPU', isSoftware: false });
});

test.each([
  { vendor: 'google', architecture: 'swiftshader', device: 'SwiftShader Device (LLVM 16.0.0)' },
  { vendor: 'mesa', device: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
  { vendor: 'microsoft', device: 'Microsoft Basic Render Driver' },
  { vendor: 'somebody', isFallbackAdapter: true },
])('a program that plays a card is told from one: $vendor', (info) => {
  const { device, isSoftware } = describeAdapter({ ...none, ...info });
  expect(isSoftware).toBe(true);
  expect(device).toMatch(/^CPU, /);
});
