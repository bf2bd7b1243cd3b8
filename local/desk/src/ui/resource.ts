import { useEffect, useState } from 'preact/hooks';
import { get, withQuery, type Query } from '../data/server';
import { share } from '../data/sharing';

export interface Resource<T> {
  data: T | null;
  error: string | null;
  loading: boolean;
}

const EMPTY = { data: null, error: null, loading: true };

/**
 * What the server answers to a path, read again whenever the turn changes. While it is read again, and if that fails, the
 * former answer stays.
 *
 * @param path null to read nothing
 */
export function useResource<T>(path: string | null, query: Query = {}, turn: unknown = 0): Resource<T> {
  const address = path === null ? null : withQuery(path, query);
  const [known, setKnown] = useState<Resource<T> & { address: string | null }>({ ...EMPTY, address });
  useEffect(() => {
    if (address === null) {
      setKnown({ data: null, error: null, loading: false, address });
      return undefined;
    }
    const aborter = new AbortController();
    setKnown(before => (before.address === address ? before : { ...EMPTY, address }));
    get<T>(address, {}, aborter.signal).then(
      data => setKnown(before => ({ data: share(before.data, data), error: null, loading: false, address })),
      failed => {
        if (!aborter.signal.aborted) {
          setKnown(before => ({ ...before, error: (failed as Error).message, loading: false }));
        }
      },
    );
    return () => aborter.abort();
  }, [address, turn]);
  return known.address === address ? known : { ...EMPTY };
}
