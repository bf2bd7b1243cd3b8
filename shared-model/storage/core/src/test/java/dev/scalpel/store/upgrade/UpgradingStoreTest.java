package dev.scalpel.store.upgrade;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.ObjectStoreContract;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class UpgradingStoreTest {

    @Nested
    class InMemory extends UpgradingStoreContract {

        private final MemoryStore store = new MemoryStore();

        @Override
        protected ObjectStore raw() {
            return store;
        }
    }

    @Nested
    class InADirectory extends UpgradingStoreContract {

        @TempDir
        Path folder;

        @Override
        protected ObjectStore raw() {
            return new DirectoryStore(folder.resolve("store"), Durability.NONE);
        }
    }

    /** Without former objects it is a store like any other. */
    @Nested
    class AsAStore extends ObjectStoreContract {

        private final MemoryStore store = new MemoryStore();

        @Override
        protected ObjectStore open() {
            return new UpgradingStore(store);
        }
    }
}
