import type { Category } from '../../src-shared/layers/define-layer.ts';
import { isLayerType, layers, type LayerType } from '../../src-shared/layers/index.ts';
import { searchLayers } from '../../src-shared/layers/search-layers.ts';

/** A heading of the palette and the layer types under it. */
export type Section = {
  readonly key: 'favourites' | 'results' | Category;
  readonly types: readonly LayerType[];
};

/** Every category in the palette's order, with its types. */
export const categorySections: readonly (Section & { readonly key: Category })[] = [
  ...Map.groupBy(layers, ({ category }) => category),
].map(([key, ofCategory]) => ({ key, types: ofCategory.map(({ type }) => type) }));

/**
 * What the palette lists: the favourites and every category, or, once something is typed, what it may mean,
 * the likeliest first. Favourites that this version does not know are left out.
 */
export function paletteSections(text: string, favourites: readonly string[]): readonly Section[] {
  if (text.trim() !== '') {
    const types = searchLayers(text);
    return types.length === 0 ? [] : [{ key: 'results', types }];
  }
  const known = favourites.filter(isLayerType);
  return known.length === 0
    ? categorySections
    : [{ key: 'favourites', types: known }, ...categorySections];
}
