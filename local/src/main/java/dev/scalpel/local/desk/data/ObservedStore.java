package dev.scalpel.local.desk.data;

import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A store that says which keys this process has written, so that nobody has to look for changes. */
public final class ObservedStore extends ForwardingStore {

    private final List<Consumer<String>> observers = new CopyOnWriteArrayList<>();

    public ObservedStore(ObjectStore inner) {
        super(inner);
    }

    /** @param observer receives each key after it was written, on the writer's thread: it must be quick */
    public void observe(Consumer<String> observer) {
        observers.add(observer);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        try {
            return super.putIfAbsent(key, bytes);
        } finally {
            written(key);
        }
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        try {
            return super.putIfMatch(key, bytes, expected);
        } finally {
            written(key);
        }
    }

    @Override
    public void delete(String key) {
        try {
            super.delete(key);
        } finally {
            written(key);
        }
    }

    /** After a failure too: the write may have succeeded. */
    private void written(String key) {
        observers.forEach(observer -> observer.accept(key));
    }
}
