import { describe, expect, it } from 'vitest';

import {
  cookieName,
  judgeCaller,
  judgeCookie,
  type RequestFacts,
} from '../../../src-main/web/judge-request.ts';

const door = { port: 4321, token: 'ab'.repeat(32) };
const ours = 'http://127.0.0.1:4321';
const plain: RequestFacts = {
  method: 'GET',
  host: '127.0.0.1:4321',
  origin: undefined,
  fetchSite: undefined,
  cookie: undefined,
  isUpgrade: false,
};

const foreignHosts = [
  undefined,
  '',
  'evil.example',
  'evil.example:4321',
  '127.0.0.1',
  '127.0.0.1:4322',
  '127.0.0.1.:4321',
  '127.0.0.1:4321.evil.example',
  'LOCALHOST:4321',
  'localhost.:4321',
  'localhost:04321',
  '0.0.0.0:4321',
  '0x7f.1:4321',
  '017700000001:4321',
  '2130706433:4321',
  '[::]:4321',
  '[::1]:4321',
  '127.1:4321',
  'user@127.0.0.1:4321',
  '127.0.0.1:4321,127.0.0.1:4321',
];
const foreignOrigins = [
  'null',
  '',
  'http://evil.example',
  'https://127.0.0.1:4321',
  'http://127.0.0.1',
  'http://127.0.0.1:43210',
  'http://127.0.0.1:4321/',
  'http://127.0.0.1:4321.evil.example',
  'http://localhost:4321',
  'HTTP://127.0.0.1:4321',
  'file://',
];

describe('judgeCaller', () => {
  it('lets in plain navigation and our own page', () => {
    expect(judgeCaller(plain, door).allowed).toBe(true);
    expect(judgeCaller({ ...plain, origin: ours, fetchSite: 'same-origin' }, door).allowed).toBe(
      true,
    );
    expect(judgeCaller({ ...plain, origin: ours, isUpgrade: true }, door).allowed).toBe(true);
  });

  it.each(foreignHosts)('refuses the host %s', (host) => {
    for (const isUpgrade of [false, true]) {
      expect(judgeCaller({ ...plain, host, origin: ours, isUpgrade }, door)).toEqual({
        allowed: false,
        status: 421,
      });
    }
  });

  it.each(foreignOrigins)('refuses the origin %s', (origin) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      for (const isUpgrade of [false, true]) {
        expect(judgeCaller({ ...plain, method, origin, isUpgrade }, door).allowed).toBe(false);
      }
    }
  });

  it('refuses an upgrade without an origin, and what another site set going', () => {
    expect(judgeCaller({ ...plain, isUpgrade: true }, door).allowed).toBe(false);
    for (const fetchSite of ['cross-site', 'same-site', 'nonsense']) {
      expect(judgeCaller({ ...plain, fetchSite }, door).allowed).toBe(false);
    }
  });

  it('has no method that changes anything', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']) {
      expect(judgeCaller({ ...plain, method, origin: ours }, door).allowed).toBe(false);
    }
  });
});

describe('judgeCookie', () => {
  it('takes the token and nothing like it', () => {
    const name = cookieName(door.port);
    const at = (cookie: string | undefined): boolean =>
      judgeCookie({ ...plain, cookie }, door).allowed;
    expect(at(`a=b; ${name}=${door.token}; c=d`)).toBe(true);
    for (const cookie of [
      undefined,
      '',
      `${name}=`,
      `${name}=${door.token}0`,
      `${name}=${door.token.slice(1)}`,
      `${name}=${door.token.toUpperCase()}`,
      `x${name}=${door.token}`,
      `lienzo-1=${door.token}`,
    ]) {
      expect(at(cookie)).toBe(false);
    }
  });
});
