import assert from 'node:assert/strict';

/** Waits until a condition holds; the exchange's answers are immediate, its fills may take a moment of its time. */
export async function eventually(what, condition, millis = 3_000) {
  const end = Date.now() + millis;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `${what}: not within ${millis} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function sameNumber(actual, expected, what) {
  assert.equal(Number(actual), Number(expected), what);
}

export { assert };
