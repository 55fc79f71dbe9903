import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';

import { messages } from '../src-shared/messages/messages.ts';
import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

const words = messages('en');

/** The number field of the inspector that is called so. */
function field(editor: EditorPage, name: string): Locator {
  return editor.inspector.getByRole('spinbutton', { name, exact: true });
}

test('what holds weights back and changes pictures folds out, says what it does and is undone', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { restraints, augmentation } = words;
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await expect(field(editor, restraints.weightDecay)).toHaveCount(0);
  await editor.inspector.getByRole('button', { name: restraints.title }).click();
  await editor.setNumber(restraints.weightDecay, 5);
  await expect(editor.inspector).toContainText('E_aug(w) = E_in(w) + (λ / N) Σ w²');
  await editor.choose(restraints.clipping, restraints.clippingNone, restraints.clippingGlobalNorm);
  await editor.setNumber(restraints.clipLimit, 2);
  await editor.setNumber(restraints.patience, 3);

  await editor.inspector.getByRole('button', { name: augmentation.title }).click();
  await editor.setNumber(augmentation.rotation, 15);
  await expect(editor.inspector).toContainText(augmentation.rotationHelp);
  const mirror = editor.inspector.getByRole('switch', { name: augmentation.flipVertical });
  await mirror.click();
  await expect(editor.inspector).toContainText('as a 6 turned round is a 9');
  const preview = editor.inspector.getByRole('region', { name: augmentation.preview });
  await expect(preview).toHaveAttribute('data-draws', '12');
  // Of a label that is scrolled out of sight axe thinks that there is none.
  await page.setViewportSize({ width: 1280, height: 2400 });
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-region="canvas"]')
    .exclude('[data-region="dock"]')
    .analyze();
  expect(violations).toEqual([]);

  await editor.undoAll();
  await expect(mirror).not.toBeChecked();
  await expect(field(editor, restraints.weightDecay)).toHaveValue('0');
  await expect(field(editor, augmentation.rotation)).toHaveValue('0');
});
