import { parse } from 'secure-json-parse';
import { z } from 'zod';

import { ProblemError } from '../../../src-shared/problem.ts';
import type { CaptionList } from './caption-list.ts';
import type { Skipped } from '../skipped.ts';

const fileSchema = z.looseObject({
  images: z.array(z.unknown()),
  annotations: z.array(z.unknown()),
});
const annotatedSchema = z.looseObject({ annotations: z.array(z.unknown()) });
const id = z.union([z.int(), z.string().min(1).max(200)]);
const imageSchema = z.looseObject({ id, file_name: z.string().min(1).max(1000) });
const annotationSchema = z.looseObject({ id: id.optional(), image_id: id });
const captionSchema = z.looseObject({ caption: z.string() });

/**
 * The captions of a COCO file. Entries without an id or a caption, with an id that is there already, or about a picture
 * that is not listed are noted and left out. Throws `captions-*` where the file as a whole is something else.
 * Source: COCO, "Data format", captions.
 */
export function readCoco(path: string, text: string, skipped: Skipped): CaptionList {
  const { images, annotations } = parseFile(path, text);
  const names = new Map<string | number, { readonly name: string; readonly captions: string[] }>();
  for (const [at, value] of images.entries()) {
    const image = imageSchema.safeParse(value);
    if (!image.success) {
      skipped.note('entry-without-id', `images[${at}]`);
      continue;
    }
    const { id, file_name: name } = image.data;
    if (names.has(id)) skipped.note('picture-doubled', `${name} (id ${id})`);
    else names.set(id, { name, captions: [] });
  }
  const seen = new Set<string | number>();
  for (const [at, value] of annotations.entries()) {
    const place = `annotations[${at}]`;
    const annotation = annotationSchema.safeParse(value);
    if (!annotation.success) {
      skipped.note('entry-without-id', place);
      continue;
    }
    const said = captionSchema.safeParse(value);
    if (!said.success) {
      skipped.note('entry-without-caption', place);
      continue;
    }
    const { caption } = said.data;
    const { id, image_id: imageId } = annotation.data;
    const picture = names.get(imageId);
    if (id !== undefined && seen.has(id)) skipped.note('caption-doubled', `${place} (id ${id})`);
    else if (picture === undefined)
      skipped.note('caption-without-picture', `${place} (image_id ${imageId})`);
    else picture.captions.push(caption);
    if (id !== undefined) seen.add(id);
  }
  return { origin: 'coco', pictures: [...names.values()] };
}

function parseFile(path: string, text: string): z.infer<typeof fileSchema> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    const offset = placeOf(error, text);
    if (offset === undefined) throw new ProblemError('captions-damaged', { path });
    throw new ProblemError('captions-not-json', { path, offset });
  }
  const annotated = annotatedSchema.safeParse(value);
  if (annotated.success && !annotated.data.annotations.some(saysSomething)) {
    throw new ProblemError('captions-no-caption', { path });
  }
  const file = fileSchema.safeParse(value);
  if (file.success) return file.data;
  const list = file.error.issues[0]?.path.join('.') ?? '';
  if (list === '') throw new ProblemError('captions-no-object', { path });
  throw new ProblemError('captions-no-list', { path, list });
}

function saysSomething(annotation: unknown): boolean {
  return captionSchema.safeParse(annotation).success;
}

/**
 * Whether a file was refused because it says nothing of pictures: their names alone, as COCO's `image_info_*` do, or
 * boxes and outlines. Such files lie beside those with captions.
 */
export function isWithoutCaptions(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError)) return false;
  const { code, details } = error.problem;
  return (
    code === 'captions-no-caption' ||
    (code === 'captions-no-list' && details['list'] === 'annotations')
  );
}

/** The character at which a text is no JSON any more, as JavaScript's own message has it; the message is in English. */
function placeOf(error: unknown, text: string): number | undefined {
  const message = error instanceof Error ? error.message : '';
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  return message.includes('end of JSON input') ? text.length : undefined;
}
