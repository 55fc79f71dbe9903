import type { dockWords as English } from '../../en/window/dock.ts';

export const dockWords: Readonly<Record<keyof typeof English, string>> = {};
