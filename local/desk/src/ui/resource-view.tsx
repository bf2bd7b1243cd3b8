import type { ComponentChildren } from 'preact';
import type { Resource } from './resource';

/** An answer, or why there is none. */
export function Loaded<T>({ of, children }: { of: Resource<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {of.error && (
        <p class="problem" role="alert">
          {of.error}
        </p>
      )}
      {of.data === null ? !of.error && <p class="empty">{of.loading ? 'Loading…' : 'Nothing there.'}</p> : children(of.data)}
    </>
  );
}
