package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose every call is intercepted. */
record InterceptedStore(ObjectStore inner, PortCallInterceptor interceptor) implements ObjectStore {

    @Override
    public Optional<StoredObject> get(String key) {
        return interceptor.run(PortCall.get(folder(key)), () -> inner.get(key));
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        return interceptor.run(PortCall.get(folder(key)), () -> inner.getIfChanged(key, known));
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return interceptor.run(PortCall.get(folder(key)), () -> inner.getRange(key, from, length));
    }

    @Override
    public List<String> list(String prefix) {
        return interceptor.run(PortCall.get(folder(prefix)), () -> inner.list(prefix));
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return interceptor.run(PortCall.put(folder(key)), () -> inner.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return interceptor.run(PortCall.put(folder(key)), () -> inner.putIfMatch(key, bytes, expected));
    }

    @Override
    public void delete(String key) {
        interceptor.run(PortCall.put(folder(key)), () -> {
            inner.delete(key);
            return key;
        });
    }

    private static String folder(String key) {
        return key.equals(StoreKeys.ACCOUNT) ? "account" : key.substring(0, Math.max(0, key.indexOf('/')));
    }
}
