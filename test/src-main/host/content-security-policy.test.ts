import { expect, test } from 'vitest';

import {
  contentSecurityDirectives,
  contentSecurityPolicy,
} from '../../../src-main/host/content-security-policy.ts';

test.for([
  ['default-src', ["'none'"]],
  ['script-src', ["'self'"]],
  ['style-src', ["'self'"]],
  ['img-src', ["'self'", 'blob:']],
  ['connect-src', ["'self'"]],
  ['font-src', ["'self'"]],
  ['worker-src', ["'self'"]],
  ['frame-src', ["'none'"]],
  ['object-src', ["'none'"]],
  ['base-uri', ["'none'"]],
  ['form-action', ["'none'"]],
  ['frame-ancestors', ["'none'"]],
  ['require-trusted-types-for', ["'script'"]],
  ['trusted-types', ['svelte-trusted-html']],
] as const)('%s is %j', ([directive, sources]) => {
  expect(contentSecurityDirectives[directive]).toEqual(sources);
  expect(contentSecurityPolicy.split('; ')).toContain([directive, ...sources].join(' '));
});

test('no source lets text become script, or another host in', () => {
  expect(contentSecurityPolicy).not.toMatch(
    /unsafe-eval|unsafe-hashes|strict-dynamic|data:|https?:|\*/,
  );
  const inline = Object.entries(contentSecurityDirectives).filter(([, sources]) =>
    sources.includes("'unsafe-inline'"),
  );
  expect(inline.map(([directive]) => directive)).toEqual(['style-src-attr']);
});

test('the header is one line that names each directive once', () => {
  expect(contentSecurityPolicy).not.toMatch(/[\r\n]/);
  const names = contentSecurityPolicy.split('; ').map((directive) => directive.split(' ')[0]);
  expect(new Set(names).size).toBe(names.length);
});
