import { writeLienzoFile } from '../src-shared/document/lienzo-file.ts';
import { messages } from '../src-shared/messages/messages.ts';
import { buildTemplate } from '../src-shared/templates/index.ts';
import { ownerSession } from '../src-main/host/session.ts';
import { withWindow, type Driver } from './open-window.ts';

/** Where the page notes when it could be used; undefined before. */
type Noted = { lienzoReadyAtMs?: number };

/**
 * Milliseconds from navigating until the window can be used, its main thread free: on the start screen a
 * template can be pressed, in a project Train can. The press is made, so that what is measured is true.
 */
export async function measureOpening(
  driver: Driver,
  home: string,
  what: 'start' | 'project',
): Promise<number> {
  const words = messages('en');
  const { title } = words.templates['lenet-relu'];
  return await withWindow(driver, home, async ({ page, host, url }) => {
    const text = writeLienzoFile(buildTemplate('lenet-relu', title));
    const { result: project } = await host.ask(ownerSession, 'project.create', { text });
    const button = what === 'start' ? title : words.shell.train;
    await page.addInitScript(noteWhenReady, button);
    await page.goto(what === 'start' ? url : `${url}#/project/${project.id}`);
    const handle = await page.waitForFunction(() => (globalThis as Noted).lienzoReadyAtMs);
    const readyAtMs = await handle.jsonValue();
    if (readyAtMs === undefined) throw new Error('the window was not ready');
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const after = what === 'start' ? words.shell.train : words.shell.stop;
    await page
      .getByRole('button', { name: after, exact: true })
      .and(page.locator(':enabled'))
      .waitFor();
    return readyAtMs;
  });
}

/** Runs in the page, before its own scripts: looks every frame whether the button is there and can be pressed. */
function noteWhenReady(name: string): void {
  const look = (): void => {
    const buttons = [...document.querySelectorAll('button')];
    const found = buttons.find(
      (one) => one.getAttribute('aria-label') === name || one.innerText.trim().startsWith(name),
    );
    if (found === undefined || found.disabled || found.ariaDisabled === 'true') {
      requestAnimationFrame(look);
      return;
    }
    // Drawn, and nothing left that would keep a press waiting.
    requestAnimationFrame(() =>
      setTimeout(() => {
        (globalThis as Noted).lienzoReadyAtMs = performance.now();
      }),
    );
  };
  look();
}
