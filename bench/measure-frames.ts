import type { Page } from '@playwright/test';

import { EditorPage } from '../e2e/editor-page.ts';
import { ownerSession } from '../src-main/host/session.ts';
import { writeLienzoFile } from '../src-shared/document/lienzo-file.ts';
import { hundredNodes } from './hundred-nodes.ts';
import { withWindow, type Driver } from './open-window.ts';
import { readFrames } from './read-frames.ts';

/** Moves of the mouse, one a frame. */
const moves = 240;
const watchedMs = 6_000;
/** As often as a window asks for pictures. */
const picturesEveryMs = 250;
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

/**
 * Milliseconds of script, style and layout in a frame at the 95th percentile, with 100 nodes in view: while
 * one of them is dragged about, or while the network trains and all of them show what they compute.
 */
export async function measureFrames(
  driver: Driver,
  home: string,
  what: 'drag' | 'pictures',
): Promise<number> {
  return await withWindow(driver, home, async ({ browser, page, host, url, replay }) => {
    const text = writeLienzoFile(hundredNodes());
    const { result: project } = await host.ask(ownerSession, 'project.create', { text });
    await page.goto(`${url}#/project/${project.id}`);
    const editor = new EditorPage(page, 'en');
    // The first of the empty pictures is gone when none is left.
    await editor.canvas.locator('canvas.isEmpty').first().waitFor({ state: 'detached' });
    if (what === 'drag') {
      await browser.startTracing(page, { categories });
      await dragAbout(page, editor);
      return percentile95(readFrames(await browser.stopTracing()));
    }
    await editor.train.click();
    await editor.stop.and(page.locator(':enabled')).waitFor();
    const stopReplaying = replay(picturesEveryMs);
    await browser.startTracing(page, { categories });
    await page.waitForTimeout(watchedMs);
    const frames = readFrames(await browser.stopTracing());
    stopReplaying();
    await editor.stop.click();
    return percentile95(frames);
  });
}

/** Drags a node in the middle of the network in circles. */
async function dragAbout(page: Page, editor: EditorPage): Promise<void> {
  const box = await editor.card('conv2d_16').locator('header').boundingBox();
  if (box === null) throw new Error('the node is not in view');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 0; move < moves; move += 1) {
    const turn = (move / moves) * 4 * Math.PI;
    await page.mouse.move(x + 90 * Math.sin(turn), y + 60 * (1 - Math.cos(turn)));
  }
  await page.mouse.up();
}

function percentile95(frames: readonly number[]): number {
  const sorted = frames.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil(0.95 * sorted.length) - 1];
  if (value === undefined) throw new Error('the trace has no frames');
  return value;
}
