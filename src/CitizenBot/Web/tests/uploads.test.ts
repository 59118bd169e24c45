import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError } from '../shared/http';
import { Uploads } from '../widget/uploads';
import type { Upload } from '../widget/uploads';

const picture = new File(['x'], 'hål.png', { type: 'image/png' });
const settled = () => new Promise((resolve) => setImmediate(resolve));

function uploads(...outcomes: (Error | undefined)[]) {
  const sent: string[] = [];
  const shares: number[] = [];
  const all = new Uploads(async ({ id }: Upload, progress) => {
    sent.push(id);
    progress(0.5);
    const outcome = outcomes.shift();
    if (outcome) throw outcome;
  }, () => shares.push(...all.all.map(({ share }) => share)));
  return { all, sent, shares };
}

test('a file that a network fault stopped goes again under the same id', async () => {
  const { all, sent, shares } = uploads(new TypeError('network'));
  all.add({ type: 'message' }, [picture]);
  await settled();
  const [entry] = all.all;
  assert.equal(entry?.state, 'failed');
  assert.equal(entry?.refusal, undefined);
  assert.equal(shares.includes(0.5), true);

  assert.equal(all.retry(entry!.id), true);
  await settled();
  assert.equal(entry?.state, 'posted');
  assert.deepEqual(sent, [entry?.id, entry?.id]);
});

test('a file that has been taken is not sent again', async () => {
  const { all, sent } = uploads();
  all.add({ type: 'message' }, [picture]);
  await settled();
  all.retry(all.all[0]!.id);
  await settled();
  assert.equal(sent.length, 1);
});

for (const [status, refusal] of [[413, 'large'], [415, 'kind'], [429, undefined], [500, undefined]] as const) {
  test(`an answer ${status} is told as ${refusal ?? 'something to try again'}`, async () => {
    const { all } = uploads(new HttpError(status, ''));
    all.add({ type: 'message' }, [picture]);
    await settled();
    assert.equal(all.all[0]?.state, 'failed');
    assert.equal(all.all[0]?.refusal, refusal);
  });
}

test('what has come back in the conversation is no longer on its way', async () => {
  const { all } = uploads();
  all.add({ type: 'message' }, [picture]);
  await settled();
  assert.equal(all.remove('another'), false);
  assert.equal(all.remove(all.all[0]!.id), true);
  assert.equal(all.all.length, 0);
});
