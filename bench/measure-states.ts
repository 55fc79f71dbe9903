import { expect } from '@playwright/test';

import { EditorPage } from '../e2e/editor-page.ts';
import { ownerSession } from '../src-main/host/session.ts';
import { textFeatures } from '../src-shared/reading/text-features.ts';
import { writeLienzoFile } from '../src-shared/document/lienzo-file.ts';
import { buildTemplate } from '../src-shared/templates/index.ts';
import { withWindow, type Driver } from './open-window.ts';

const looks = 9;

/**
 * Milliseconds from the choice of another order until the hidden states of an LSTM of 256 units behind 2,000
 * characters are painted in it, a row a unit: the median of some looks.
 */
export async function measureStates(driver: Driver, home: string): Promise<number> {
  return await withWindow(driver, home, async ({ page, host, url }) => {
    const text = writeLienzoFile(buildTemplate('char-lstm', 'LSTM'));
    const { result: project } = await host.ask(ownerSession, 'project.create', { text });
    await page.goto(`${url}#/project/${project.id}`);
    const editor = new EditorPage(page, 'en');
    const { dock } = editor;
    const { text: w } = editor.words;
    await editor.openTab('text');
    await dock
      .getByRole('radiogroup', { name: w.views })
      .getByRole('radio', { name: w.neurons })
      .click();
    await dock.getByRole('radio', { name: w.showHeat }).click();
    await expect(dock.getByRole('img', { name: '256 units over 2,000 characters' })).toBeVisible();
    const order = dock.getByRole('combobox', { name: w.sortedBy });
    const times: number[] = [];
    for (let look = 0; look < looks; look += 1) {
      const feature = textFeatures[look % textFeatures.length] ?? 'space';
      await order.click();
      const choice = page.getByRole('option', {
        name: editor.words.features[feature],
        exact: true,
      });
      times.push(await choice.evaluate(pressAndPaint));
      await expect(order).toContainText(editor.words.features[feature]);
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(looks / 2)];
    if (median === undefined) throw new Error('nothing was looked at');
    return median;
  });
}

/** Runs in the page: the time until the frame that a press asks for is painted and the thread is free again. */
function pressAndPaint(button: HTMLElement | SVGElement): Promise<number> {
  return new Promise((resolve) => {
    const pressed = performance.now();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
  });
}
