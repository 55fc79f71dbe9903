import type { LaidPage } from '../run/drawing/chart-page.ts';
import type { Surface, Typeface } from '../run/drawing/surface.ts';
import { wrapText } from './wrap-text.ts';

/** What a poster says, in the window's language. */
export type PosterWords = {
  readonly title: string;
  /** The network and how the samples were written, a line each. */
  readonly notes: readonly string[];
  readonly stages: readonly {
    readonly name: string;
    /** Bits per character; empty where they were not measured. */
    readonly bits: string;
    readonly text: string;
  }[];
};

export type PosterLook = {
  readonly type: Typeface;
  readonly mono: Typeface;
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly surface: string;
};

const width = 1200;
const margin = 72;
const columnWidth = 172;
const titlePixels = 40;
const notePixels = 17;
const stagePixels = 20;
const monoPixels = 17;
const lineHeight = 26;
const stageGap = 44;

/** Lays out a wall of samples for print, the first stage on top. */
export function layPoster(
  { title, notes, stages }: PosterWords,
  { type, mono, ink, ink2, line, surface: paper }: PosterLook,
  /** The width of a character of `mono` in CSS pixels. */
  characterWidth: number,
): LaidPage {
  const perLine = Math.floor(
    (width - 2 * margin - columnWidth) / (characterWidth * (monoPixels / mono.pixels)),
  );
  const blocks = stages.map((stage) => ({ ...stage, lines: wrapText(stage.text, perLine) }));
  const head = margin + titlePixels + 16 + notes.length * lineHeight;
  const heightOf = ({ lines }: { readonly lines: readonly string[] }): number =>
    Math.max(2, lines.length) * lineHeight + stageGap;
  const height = blocks.reduce((sum, block) => sum + heightOf(block), head + stageGap) + margin / 2;
  const sized = (own: Typeface, pixels: number): Typeface => ({ ...own, pixels });

  const paint = (surface: Surface): void => {
    surface.rectangle({ x: 0, y: 0, width, height }, { colour: paper });
    const titleType = sized(type, titlePixels);
    surface.text(
      title,
      { x: margin, y: margin + titlePixels / 2 },
      { colour: ink, isStrong: true, type: titleType },
    );
    for (const [index, note] of notes.entries()) {
      const y = margin + titlePixels + 16 + (index + 0.5) * lineHeight;
      surface.text(note, { x: margin, y }, { colour: ink2, type: sized(type, notePixels) });
    }
    let y = head + stageGap;
    for (const block of blocks) {
      const rule = y - stageGap / 2;
      const ends = [
        { x: margin, y: rule },
        { x: width - margin, y: rule },
      ];
      surface.lines([ends], { colour: line, width: 1 });
      const name = { colour: ink, isStrong: true, type: sized(type, stagePixels) };
      surface.text(block.name, { x: margin, y: y + lineHeight / 2 }, name);
      const bits = { colour: ink2, type: sized(type, notePixels) };
      surface.text(block.bits, { x: margin, y: y + lineHeight * 1.5 }, bits);
      for (const [index, words] of block.lines.entries()) {
        // Drawn words would lose the blanks that stand beside each other.
        const text = words.replaceAll(' ', '\u{a0}').replaceAll('\t', '\u{a0}\u{a0}');
        const place = { x: margin + columnWidth, y: y + (index + 0.5) * lineHeight };
        surface.text(text, place, { colour: ink, type: sized(mono, monoPixels) });
      }
      y += heightOf(block);
    }
  };
  return { width, height, paint };
}

/** The stages for a poster: the first, the last, and between them those at round numbers of steps, or all where few are. */
export function posterStages<Stage extends { readonly step: number }>(
  stages: readonly Stage[],
): readonly Stage[] {
  const many = 10;
  if (stages.length <= many) return stages;
  return stages.filter(
    ({ step }, index) =>
      index === 0 || index === stages.length - 1 || /^[13]0*$/.test(String(step)),
  );
}
