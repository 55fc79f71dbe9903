import { expect, test } from 'vitest';

import { demandAllowed, methodPolicy, routePolicy } from '../../../src-main/host/policy.ts';
import { roles } from '../../../src-main/host/session.ts';
import { apiMethods, type ApiMethod } from '../../../src-shared/protocol/api.ts';
import { ProblemError } from '../../../src-shared/problem.ts';

const methods = Object.keys(apiMethods) as ApiMethod[];

test('every method of the Api stands in the table, and nothing else does', () => {
  expect(Object.keys(methodPolicy).sort()).toEqual([...methods].sort());
});

test('whoever looks on changes nothing', () => {
  const changing = methods.filter((method) =>
    /\.(save|create|journal|remove|start|pause|continue|step|stop|resume|install|cancel-install)$/.test(
      method,
    ),
  );
  expect(changing.length).toBeGreaterThanOrEqual(12);
  for (const method of changing) expect(methodPolicy[method], method).not.toContain('viewer');
});

test('each role is let through exactly where the table says so', () => {
  for (const method of methods)
    for (const role of roles) {
      const ask = (): void => demandAllowed({ workspaceId: 'own', role }, method);
      if (methodPolicy[method].includes(role)) expect(ask).not.toThrow();
      else expect(ask).toThrow(ProblemError);
    }
});

test('the engine is the teacher’s alone, and every way in has its row', () => {
  expect(methodPolicy['engine.install']).toEqual(['teacher']);
  for (const allowed of Object.values(routePolicy)) expect(allowed.length).toBeGreaterThan(0);
});
