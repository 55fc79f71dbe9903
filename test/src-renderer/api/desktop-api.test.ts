import { expect, test } from 'vitest';

import { openDesktopApi } from '../../../src-renderer/api/desktop-api.ts';
import { apiRequestSchema } from '../../../src-shared/protocol/api.ts';
import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';

type FrameListener = (frame: Uint8Array<ArrayBuffer>) => void;

test('calls go over the bridge and come back with their answer; events come by themselves', async () => {
  const listeners: FrameListener[] = [];
  const api = openDesktopApi({
    request: (frame) => {
      const [read] = createFrameReader().push(frame);
      const { callId, method } = apiRequestSchema.parse(read?.header);
      return Promise.resolve(
        method === 'project.create'
          ? encodeFrame({ type: 'result', callId, result: { id: 'new' } })
          : encodeFrame({ type: 'refused', callId, problem: { code: 'not-allowed', details: {} } }),
      );
    },
    onFrame: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  });
  expect(await api.call('project.create', { text: '' })).toEqual({ id: 'new' });
  await expect(api.call('project.list', {})).rejects.toMatchObject({
    problem: { code: 'not-allowed' },
  });
  const heard: string[] = [];
  api.listen((event) => heard.push(event.type));
  for (const hear of listeners) {
    hear(encodeFrame({ type: 'event', event: { type: 'trainer/state', state: 'busy' } }));
  }
  await expect.poll(() => heard).toEqual(['trainer/state']);
});

test('a bridge that fails fails the call', async () => {
  const api = openDesktopApi({
    request: () => Promise.reject(new Error('the shell is gone')),
    onFrame: () => () => undefined,
  });
  await expect(api.call('project.list', {})).rejects.toThrow('the shell is gone');
});
