import { createSubscriber } from 'svelte/reactivity';

import { createColourRamp, parseHexColour, type ColourRamp } from './colour-ramp.ts';
import type { PictureKind } from './draw-picture.ts';

/** The ramp of each kind of picture. */
export type PictureRamps = Readonly<Record<PictureKind, ColourRamp>>;

const stops = {
  given: ['--seq-0', '--seq-1'],
  computed: ['--act-0', '--act-1', '--act-2', '--act-3'],
  signed: ['--div-neg', '--div-mid', '--div-pos'],
} as const satisfies Record<PictureKind, readonly string[]>;

let ramps: PictureRamps | undefined;

const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(() => {
    ramps = undefined;
    update();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** The ramps of the present theme, read from its tokens. An effect that reads them runs again when the theme changes. */
export function pictureRamps(): PictureRamps {
  subscribe();
  ramps ??= readRamps(getComputedStyle(document.documentElement));
  return ramps;
}

function readRamps(style: CSSStyleDeclaration): PictureRamps {
  const ramp = (kind: PictureKind): ColourRamp =>
    createColourRamp(stops[kind].map((token) => parseHexColour(style.getPropertyValue(token))));
  return { given: ramp('given'), computed: ramp('computed'), signed: ramp('signed') };
}
