import { useEffect, useState } from 'preact/hooks';

/** A value that components follow: one renders again only if what it selected has changed. */
export interface Store<T extends object> {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...change };
      [...listeners].forEach(listener => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T extends object, S>(store: Store<T>, select: (value: T) => S): S {
  const selected = select(store.get());
  const [, render] = useState({});
  useEffect(() => {
    let last = selected;
    const check = () => {
      const next = select(store.get());
      if (!Object.is(next, last)) {
        last = next;
        render({});
      }
    };
    check();
    return store.subscribe(check);
  });
  return selected;
}
