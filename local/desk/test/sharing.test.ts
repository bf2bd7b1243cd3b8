import assert from 'node:assert/strict';
import { test } from 'node:test';
import { share, shareRows } from '../src/data/sharing';

test('what is equal stays the same object', () => {
  const known = { a: { b: [1, 2] }, c: 3 };
  assert.equal(share(known, { a: { b: [1, 2] }, c: 3 }), known);
  const changed = share(known, { a: { b: [1, 2] }, c: 4 });
  assert.equal(changed.a, known.a);
  assert.deepEqual(changed, { a: { b: [1, 2] }, c: 4 });
});

test('a field that is gone or new is a change', () => {
  const known: Record<string, number> = { a: 1, b: 2 };
  assert.deepEqual(share(known, { a: 1 }), { a: 1 });
  assert.notEqual(share(known, { a: 1 }), known);
  assert.deepEqual(share({ a: 1 }, { b: undefined }), { b: undefined });
});

test('rows are found by their key wherever they moved', () => {
  const known = [
    { key: 'a', price: 1 },
    { key: 'b', price: 2 },
  ];
  const rows = shareRows(known, [{ key: 'b', price: 2 }, { key: 'a', price: 9 }], row => row.key);
  assert.equal(rows[0], known[1]);
  assert.deepEqual(rows[1], { key: 'a', price: 9 });
  assert.equal(shareRows(known, structuredClone(known), row => row.key), known);
});
