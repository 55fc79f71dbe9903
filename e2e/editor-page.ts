import { expect, type Locator, type Page } from '@playwright/test';

import type { LayerType } from '../src-shared/layers/index.ts';
import { fill } from '../src-shared/messages/fill.ts';
import { messages, type Language, type Messages } from '../src-shared/messages/messages.ts';
import { readDownload } from './read-download.ts';

/** A row of the curves. An epoch's number is 0 in the row of a step. */
type CurveRow = {
  readonly kind: string;
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly valLoss: number;
};
const digitOf = new Map(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (sign, digit) => [sign, String(digit)]));

/** A figure as the window writes it, `0.0123` or `3,1 × 10⁻⁶`. */
export function readFigure(text: string): number {
  const [mantissa = '', power] = text.replace(',', '.').replace('−', '-').split(' × 10');
  const exponent = Array.from(power ?? '⁰', (sign) => (sign === '⁻' ? '-' : digitOf.get(sign)));
  return Number(`${mantissa}e${exponent.join('')}`);
}

type Point = { readonly x: number; readonly y: number };

/** How long a training may take to show something, where the machine has other things to do. */
export const trainingMs = 120_000;

/** The editor as a person meets it: by what it says and where it is, in either language. */
export class EditorPage {
  readonly page: Page;
  readonly words: Messages;
  readonly language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.words = messages(language);
  }

  /** Opens the address and begins an empty project. */
  async openBlank(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.getByRole('button', { name: this.words.start.blankTitle }).click();
    await expect(this.page.getByText(this.words.canvas.emptySentence)).toBeVisible();
  }

  /** Opens the address and begins with a template. */
  async openTemplate(url: string, id: keyof Messages['templates']): Promise<void> {
    await this.page.goto(url);
    await this.page
      .getByRole('button', { name: this.words.templates[id].title, exact: true })
      .click();
    await expect(this.train).toBeEnabled();
  }

  get canvas(): Locator {
    return this.page.getByRole('application', { name: this.words.canvas.canvas });
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: this.words.shell.inspector });
  }

  get dock(): Locator {
    const tabs = this.page.getByRole('tablist', { name: this.words.dock.tabs });
    return this.page.getByRole('region', { name: this.words.dock.region }).filter({ has: tabs });
  }

  get train(): Locator {
    return this.page.getByRole('button', { name: this.words.shell.train, exact: true });
  }

  get pause(): Locator {
    return this.page.getByRole('button', { name: this.words.shell.pause, exact: true });
  }

  get stop(): Locator {
    return this.page.getByRole('button', { name: this.words.shell.stop, exact: true });
  }

  /** Stops the training, unless it has come to its end meanwhile. */
  async endTraining(): Promise<void> {
    await expect(async () => {
      if (await this.stop.isEnabled()) await this.stop.click({ timeout: 1000 });
      await expect(this.train).toBeEnabled({ timeout: 1000 });
    }).toPass({ timeout: trainingMs });
  }

  /** What the canvas says aloud. */
  get spoken(): Locator {
    return this.page.getByRole('main').locator('[aria-live]');
  }

  /** The card of a node. */
  card(id: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^\\S+ ${id},`) });
  }

  get cards(): Locator {
    return this.canvas.getByRole('group', { name: /^\S+ \w+_\d+,/ });
  }

  wire(source: string, target: string): Locator {
    const name = fill(this.words.canvas.wireLabel, { source, target, shape: '' }, this.language);
    return this.canvas.getByRole('group', { name });
  }

  get wires(): Locator {
    const [before = ''] = this.words.canvas.wireLabel.split('{source}');
    return this.canvas.getByRole('group', { name: before });
  }

  /** Drags a layer from the palette with the mouse; it lies with its header under `at`, in the canvas. */
  async dragLayer(type: LayerType, at: Point): Promise<void> {
    const palette = this.page.getByRole('complementary', { name: this.words.shell.palette });
    const item = palette.getByRole('button', { name: this.layerName(type), exact: true }).last();
    await item.scrollIntoViewIfNeeded();
    const from = await centreOf(item);
    const to = await this.#inCanvas(at);
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Drags a wire from one card's outgoing port to the other's incoming one. */
  async dragWire(source: string, target: string): Promise<void> {
    const from = await centreOf(this.port('portOut', source));
    const to = await centreOf(this.port('portIn', target));
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  port(side: 'portOut' | 'portIn', id: string): Locator {
    const name = this.words.canvas[side].replace('{node}', id);
    return this.canvas.getByRole('button', { name, exact: true });
  }

  /** Chooses another value of a list of the inspector, by its words. */
  async choose(field: string, from: string, to: string): Promise<void> {
    await this.inspector.getByRole('combobox', { name: `${field} ${from}`, exact: true }).click();
    // An option is its label with a note behind it; another one's label or note may hold the same word.
    const label = this.page.getByText(to, { exact: true });
    await this.page.getByRole('option').filter({ has: label }).click();
    await expect(this.inspector.getByRole('combobox', { name: `${field} ${to}` })).toBeVisible();
  }

  /** Types a number into a field of the inspector. */
  async setNumber(field: string, value: number): Promise<void> {
    const box = this.inspector.getByRole('spinbutton', { name: field, exact: true });
    await box.fill(String(value));
    await box.press('Enter');
    await expect(box).toHaveAttribute('aria-valuenow', String(value));
  }

  /** The button on the canvas that sets a field of a layer to what is needed. */
  repair(field: string, option: string): Locator {
    const { fields, options } = this.words.layers;
    const name = fill(
      this.words.canvas.repairSet,
      {
        field: fields[field] ?? field,
        value: options[option] ?? option,
      },
      this.language,
    );
    return this.canvas.getByRole('button', { name, exact: true });
  }

  /** The button on the canvas that puts a layer in where a wire is refused. */
  insertion(type: LayerType): Locator {
    const name = fill(this.words.canvas.repairInsert, { type }, this.language);
    return this.canvas.getByRole('button', { name, exact: true });
  }

  /** Presses undo until there is nothing left to undo. */
  async undoAll(): Promise<void> {
    await this.#pressWhileEnabled('Control+z', this.words.shell.undo);
  }

  async redoAll(): Promise<void> {
    await this.#pressWhileEnabled('Control+y', this.words.shell.redo);
  }

  async #pressWhileEnabled(keys: string, name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true });
    await expect(button).toBeEnabled();
    while (await button.isEnabled()) await this.page.keyboard.press(keys);
  }

  /** What a layer is called: the ends of a network have names in words. */
  layerName(type: LayerType): string {
    if (type === 'Input') return this.words.canvas.input;
    return type === 'Output' ? this.words.canvas.output : type;
  }

  async openTab(
    tab:
      | 'curves'
      | 'maps'
      | 'unrolled'
      | 'landscape'
      | 'predictions'
      | 'text'
      | 'walk'
      | 'health'
      | 'runs',
  ): Promise<void> {
    await this.dock.getByRole('tab', { name: this.words.dock[tab], exact: true }).click();
  }

  /** Waits until every card shows what its layer computes. */
  async waitForPictures(): Promise<void> {
    await expect(this.canvas.locator('canvas.isEmpty')).toHaveCount(0);
  }

  /** The rows of the table of epochs: epoch, losses, accuracies. */
  get epochRows(): Locator {
    return this.dock.getByRole('table', { name: this.words.dock.lastEpochs }).getByRole('row');
  }

  /** Waits until so many epochs stand in the table. */
  async waitForEpochs(count: number): Promise<void> {
    await expect(this.epochRows.nth(count)).toBeAttached({ timeout: trainingMs });
  }

  /** Training losses of the epochs so far, oldest first. */
  async trainLosses(): Promise<number[]> {
    const rows = await this.epochRows.all();
    const cells = await Promise.all(
      rows.slice(1).map((row) => row.getByRole('cell').first().innerText()),
    );
    return cells.map(readFigure);
  }

  /** The curves as the dock hands them out: a row a step, then a row an epoch. */
  async readCurves(): Promise<readonly CurveRow[]> {
    const { save, saveCsv } = this.words.dock;
    await this.dock.getByRole('button', { name: save }).click();
    const text = await readDownload(this.page, () =>
      this.page.getByRole('menuitem', { name: saveCsv }).click(),
    );
    return text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [kind = '', step, epoch, loss, , valLoss] = line.split(',');
        return {
          kind,
          step: Number(step),
          epoch: Number(epoch),
          loss: Number(loss),
          valLoss: Number(valLoss),
        };
      });
  }

  async #inCanvas({ x, y }: Point): Promise<Point> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error('the canvas is not in view');
    return { x: box.x + x, y: box.y + y };
  }
}

async function centreOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`not in view: ${String(locator)}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
