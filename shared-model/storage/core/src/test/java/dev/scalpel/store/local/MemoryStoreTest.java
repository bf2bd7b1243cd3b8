package dev.scalpel.store.local;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.ObjectStoreContract;

class MemoryStoreTest extends ObjectStoreContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected ObjectStore open() {
        return store;
    }
}
