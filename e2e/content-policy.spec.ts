import { expect } from '@playwright/test';

import { test } from './lienzo-server.ts';

// The window lives under its content security policy, which the browser enforces.

declare global {
  var violations: string[];
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      globalThis.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
});

test('the window starts, and draws a network, without breaking its policy', async ({
  page,
  lienzo,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(lienzo.url);
  await page.getByText('LeNet-5').first().click();
  await expect(page.getByText('Conv2D').first()).toBeVisible();
  expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a script in the page, text made into HTML and another host are all stopped', async ({
  page,
  lienzo,
}) => {
  await page.goto(lienzo.url);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.type = 'text/javascript';
    // A script's text and an element's HTML take no plain text here.
    const attempt = (act: () => void): string => {
      try {
        act();
        return 'accepted';
      } catch {
        return 'refused';
      }
    };
    const texts = [
      attempt(() => {
        script.textContent = 'globalThis.ran = true';
      }),
      attempt(() => {
        document.createElement('div').innerHTML = '<img src=x onerror="globalThis.ran = true">';
      }),
    ];
    script.append('globalThis.ran = true');
    document.head.append(script);
    const reached = await fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'stopped',
    );
    return { ran: Reflect.has(globalThis, 'ran'), texts, reached };
  });
  expect(outcome).toEqual({ ran: false, texts: ['refused', 'refused'], reached: 'stopped' });
  const violations = await page.evaluate(() => globalThis.violations.join('\n'));
  expect(violations).toContain('require-trusted-types-for');
  expect(violations).toContain('connect-src http://127.0.0.1:9');
});
