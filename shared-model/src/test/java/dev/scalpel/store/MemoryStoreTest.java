package dev.scalpel.store;

class MemoryStoreTest extends ObjectStoreContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    ObjectStore open() {
        return store;
    }
}
