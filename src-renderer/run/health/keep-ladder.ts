import { formatFigure } from '../../../src-shared/messages/format-figure.ts';
import type { LayerReading } from '../../../src-shared/protocol/layer-reading.ts';
import { csvRow } from '../../../src-shared/runs/csv-cell.ts';
import { language, words } from '../../words/language.svelte.ts';
import { chartTheme } from '../curves/chart-theme.ts';
import type { Keepable } from '../drawing/keepable.ts';
import { textWidthIn } from '../drawing/page-files.ts';
import { fileStem } from '../save-file.ts';
import { buildLadder, updateAxis, type Ladder } from './ladder.ts';
import { paintLadder, sizeLadder, type LadderPicture } from './paint-ladder.ts';
import { sayIdle } from './say-idle.ts';

/** The ladder of a run's layers as files: its newest rungs drawn, and the figures of every reading. */
export function keepLadder(title: string, readings: readonly LayerReading[]): Keepable {
  const ladder = buildLadder(readings);
  return {
    fileName: () => `${fileStem(title)}-layers`,
    csv: () => ladderCsv(readings),
    ...(ladder !== undefined && {
      page: () => {
        const theme = chartTheme();
        const picture = pictureOf(ladder);
        const { width, height } = sizeLadder(picture, theme, textWidthIn(theme));
        const chart = {
          title: words().health.ladder,
          keys: [],
          ...{ width, height },
          paint: (surface: Parameters<typeof paintLadder>[0]) =>
            paintLadder(surface, picture, theme),
        };
        return { title, charts: [chart] };
      },
    }),
  };
}

/** A row a layer and reading; norms and ratios as they are, shares from 0 to 1. */
export function ladderCsv(readings: readonly LayerReading[]): string {
  const head = ['step', 'layer', 'gradient_norm', 'update_ratio', 'dead', 'saturated'];
  const rows = readings.flatMap(({ step, layers }) =>
    layers.map((layer) => [
      ...[step, layer.nodeId, layer.gradientNorm, layer.updateRatio],
      ...[layer.dead, layer.saturated],
    ]),
  );
  return [head, ...rows].map(csvRow).join('');
}

function pictureOf({ rungs, low, high }: Ladder): LadderPicture {
  const w = words().health;
  const figure = (value: number | undefined): string =>
    value === undefined ? w.none : formatFigure(value, language());
  const { low: least, high: most, usual } = updateAxis;
  return {
    heads: [w.layer, w.gradient, w.update, w.units],
    rows: rungs.map((rung) => ({
      name: rung.nodeId,
      gradient: figure(rung.gradientNorm),
      gradientPlace: rung.gradientPlace,
      trail: rung.trail,
      update: figure(rung.updateRatio),
      updatePlace: rung.updatePlace,
      units: sayIdle(rung)?.text ?? '',
    })),
    gradientEnds: [figure(10 ** low), figure(10 ** high)],
    updateEnds: [figure(10 ** least), figure(10 ** most)],
    usualPlace: (usual - least) / (most - least),
  };
}
