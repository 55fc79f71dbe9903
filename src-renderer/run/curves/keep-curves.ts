import { words } from '../../words/language.svelte.ts';
import type { Keepable } from '../drawing/keepable.ts';
import type { PageKey } from '../drawing/chart-page.ts';
import { fileStem } from '../save-file.ts';
import { chartTheme } from './chart-theme.ts';
import { curvesCsv } from './curves-csv.ts';
import { plotForPage } from './plot-page.ts';
import type { RunCurves } from './run-curves.svelte.ts';

/** The curves of one run as files. */
export function keepCurves(shown: RunCurves): Keepable {
  const title = (): string => shown.spec?.title ?? '';
  return {
    fileName: () => `${fileStem(title())}-curves`,
    csv: () => curvesCsv(shown.store, shown.events, shown.baselines),
    page: () => {
      const w = words().dock;
      const theme = chartTheme();
      const keys = (now: { readonly train: string; readonly validation: string }): PageKey[] => [
        { text: `${w.train} ${now.train}`, colour: theme.colours.train },
        { text: `${w.validation} ${now.validation}`, colour: theme.colours.val, dash: [5, 3] },
      ];
      const { loss, accuracy } = shown.plots;
      const lossTitle = shown.isInBits ? w.bits : w.loss;
      return {
        title: title(),
        charts: [
          plotForPage(lossTitle, keys(shown.lossNow), loss, theme),
          ...(accuracy === undefined
            ? []
            : [plotForPage(w.accuracy, keys(shown.accuracyNow), accuracy, theme)]),
        ],
      };
    },
  };
}
