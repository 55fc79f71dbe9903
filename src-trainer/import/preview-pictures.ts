import type { PictureOptions } from '../../src-shared/datasets/import-options.ts';
import type { PicturesPreview } from '../../src-shared/datasets/import-preview.ts';
import type { ImportSurroundings } from './import-surroundings.ts';
import type { FileSet } from './file-set.ts';
import { classesOf } from './import-pictures.ts';
import { planPictures, tellReshaped } from './plan-pictures.ts';
import { surveyPictures } from './survey-pictures.ts';

/** What would be done to pictures, from their headers alone. Throws as the import would. */
export async function previewPictures(
  set: FileSet,
  options: PictureOptions,
  surroundings: ImportSurroundings,
): Promise<PicturesPreview> {
  const surveyed = await surveyPictures(set, surroundings);
  const { pictures, survey, skipped } = surveyed;
  const classes = classesOf(set, surveyed);
  const plan = planPictures(survey, options);
  const keep = survey.sizes.get(`${plan.height}x${plan.width}`) ?? 0;
  const counts = new Map<string, number>();
  for (const { className } of pictures) counts.set(className, (counts.get(className) ?? 0) + 1);
  const { coloured, turned, flattened, narrowed, converted } = survey;
  const reshaped = tellReshaped(survey.sizes, plan);
  return {
    kind: 'images',
    plan,
    ...(reshaped && { reshaped }),
    classes: classes.map((name) => ({ name, count: counts.get(name) ?? 0 })),
    steps: {
      turned,
      resized: survey.count - keep,
      flattened,
      narrowed,
      greyed: plan.channels === 1 ? coloured : 0,
      converted,
    },
    examples: pictures.length,
    ...skipped.tell(),
  };
}
