import { expect, test } from 'vitest';

import { fillTokens } from '../../../src-renderer/captions/save-svg.ts';

test('a saved drawing holds the colours themselves, and fonts without quotes that would end an attribute', () => {
  const tokens: Readonly<Record<string, string>> = {
    '--ink': ' #15191f',
    '--font-mono': '"JetBrains Mono", monospace',
  };
  const filled = fillTokens(
    '<text fill="var(--ink)" font-family="var(--font-mono)"/>',
    (token) => tokens[token] ?? '',
  );
  expect(filled).toBe(`<text fill="#15191f" font-family="'JetBrains Mono', monospace"/>`);
});
