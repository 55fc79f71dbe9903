import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { backendSourceText } from '../../../../src-main/host/engines/binding-source.ts';

test('a tensor is given memory of its own, and nothing is given back on a thread of TensorFlow', () => {
  const text = backendSourceText();
  expect(text).toContain('std::memcpy(TF_TensorData(tensor.tensor), array_data, byte_size)');
  expect(text).not.toMatch(/DeallocTensor|NapiAutoRef|TF_NewTensor/);
});

test('another source than the known one is not built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-binding-'));
  writeFileSync(join(folder, 'tfjs_backend.cc'), '// as it may be one day\n');
  expect(() => backendSourceText(folder)).toThrow('is not the one that is known');
});
