package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.store.ETag;
import dev.scalpel.store.Fetch;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose every call is an effect. */
record DisturbedStore(ObjectStore inner, Effects effects) implements ObjectStore {

    @Override
    public Optional<StoredObject> get(String key) {
        return effects.run(Effect.get(folder(key)), () -> inner.get(key));
    }

    @Override
    public Fetch getIfChanged(String key, ETag known) {
        return effects.run(Effect.get(folder(key)), () -> inner.getIfChanged(key, known));
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return effects.run(Effect.get(folder(key)), () -> inner.getRange(key, from, length));
    }

    @Override
    public List<String> list(String prefix) {
        return effects.run(Effect.get(folder(prefix)), () -> inner.list(prefix));
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return effects.run(Effect.put(folder(key)), () -> inner.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return effects.run(Effect.put(folder(key)), () -> inner.putIfMatch(key, bytes, expected));
    }

    @Override
    public void delete(String key) {
        effects.run(Effect.put(folder(key)), () -> {
            inner.delete(key);
            return key;
        });
    }

    private static String folder(String key) {
        return key.equals(StoreKeys.ACCOUNT) ? "account" : key.substring(0, Math.max(0, key.indexOf('/')));
    }
}
