import type { inspectorWords as English } from '../../en/window/inspector.ts';

export const inspectorWords: Readonly<Record<keyof typeof English, string>> = {};
