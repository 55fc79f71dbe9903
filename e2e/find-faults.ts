import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on the page as it is, or in a part of it, in a line each: where, the theme, the rule, the place. */
export async function findFaults(page: Page, screen: string, part = 'body'): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).include(part);
    // A theme changes colours and nothing else.
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary = '' } of nodes) {
        faults.push(`${screen}, ${colorScheme}: ${id} at ${String(target)}. ${failureSummary}`);
      }
    }
  }
  return faults;
}
