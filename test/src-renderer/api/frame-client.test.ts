import { expect, test, vi } from 'vitest';

import { createFrameClient } from '../../../src-renderer/api/frame-client.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { apiRequestSchema } from '../../../src-shared/protocol/api.ts';
import { createFrameReader } from '../../../src-shared/protocol/codec.ts';

const none = new Uint8Array(0);

/** A client whose sent calls can be read. */
function createClient() {
  const sent: { callId: number; method: string; params: unknown }[] = [];
  const client = createFrameClient((frame) => {
    for (const { header } of createFrameReader().push(frame))
      sent.push(apiRequestSchema.parse(header));
  });
  return { client, sent };
}

test('answers find the calls they belong to, in whatever order they come', async () => {
  const { client, sent } = createClient();
  const first = client.call('project.create', { text: 'a' });
  const second = client.call('project.create', { text: 'b' });
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  const [a, b] = sent;
  client.receive({
    header: { type: 'result', callId: b!.callId, result: { id: 'b' } },
    bytes: none,
  });
  client.receive({
    header: { type: 'result', callId: a!.callId, result: { id: 'a' } },
    bytes: none,
  });
  expect(await first).toEqual({ id: 'a' });
  expect(await second).toEqual({ id: 'b' });
});

test('a refusal is a problem that can be worded', async () => {
  const { client, sent } = createClient();
  const call = client.call('project.remove', { id: 'x' });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const problem = { code: 'project-missing', details: { id: 'x' } };
  client.receive({ header: { type: 'refused', callId: sent[0]!.callId, problem }, bytes: none });
  await expect(call).rejects.toMatchObject({ problem });
});

test('an answer of another shape than the method’s is no answer', async () => {
  const { client, sent } = createClient();
  const call = client.call('project.create', { text: '' });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  client.receive({
    header: { type: 'result', callId: sent[0]!.callId, result: { id: 7 } },
    bytes: none,
  });
  await expect(call).rejects.not.toBeInstanceOf(ProblemError);
});

test('the bytes behind an answer come with it', async () => {
  const { client, sent } = createClient();
  const call = client.callWithBytes('project.list', {});
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const bytes = new Uint8Array([1, 2, 3]);
  client.receive({ header: { type: 'result', callId: sent[0]!.callId, result: [] }, bytes });
  expect(await call).toEqual({ result: [], bytes });
});

test('events reach every listener until it is taken off', () => {
  const { client } = createClient();
  const heard: string[] = [];
  const stop = client.listen((event) => heard.push(`one ${event.type}`));
  client.listen((event) => heard.push(`two ${event.type}`));
  const event = { type: 'event', event: { type: 'trainer/state', state: 'ready' } };
  client.receive({ header: event, bytes: none });
  stop();
  client.receive({ header: event, bytes: none });
  expect(heard).toEqual(['one trainer/state', 'two trainer/state', 'two trainer/state']);
});

test('a frame that is none of the protocol’s throws and answers nothing', () => {
  const { client } = createClient();
  expect(() => client.receive({ header: { type: 'result' }, bytes: none })).toThrow();
  expect(() =>
    client.receive({ header: { type: 'event', event: { type: 'unheard-of' } }, bytes: none }),
  ).toThrow();
});

test('what cannot be sent fails its call, and only that one', async () => {
  const client = createFrameClient(() => {
    throw new ProblemError('connection-lost');
  });
  await expect(client.call('project.list', {})).rejects.toMatchObject({
    problem: { code: 'connection-lost' },
  });
});
