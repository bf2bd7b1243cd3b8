import type { ControlAnswer } from '../contract';

/** What the server refused, in its own words. */
export class RefusedError extends Error {}

/** The server did not answer at all. */
export class SilentError extends Error {}

function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="scalpel-token"]')?.content ?? '';
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { cache: 'no-store', ...init });
  } catch (failed) {
    if (failed instanceof DOMException && failed.name === 'AbortError') {
      throw failed;
    }
    throw new SilentError('The bot does not answer.');
  }
  const text = await answer.text();
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new RefusedError(`The server answered ${answer.status} and no JSON.`);
  }
  const error = (content as { error?: unknown } | null)?.error;
  if (!answer.ok) {
    throw new RefusedError(typeof error === 'string' ? error : `The server answered ${answer.status}.`);
  }
  return content as T;
}

export type Query = Record<string, string | number | undefined | null>;

/** A path with its parameters; those that are not known are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(known.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return call<T>(withQuery(path, query), signal ? { signal } : {});
}

export function post<T = ControlAnswer>(path: string, body: object = {}): Promise<T> {
  return call<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Scalpel-Token': token() },
    body: JSON.stringify(body),
  });
}
