package dev.scalpel.store.bars;

import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract over the stores of this module; {@code S3BarsTest} runs it over a bucket. */
class StoredBarsContractTest {

    @Nested
    class InMemory extends BarRepositoryContract {

        private final MemoryStore store = new MemoryStore();

        @Override
        protected BarRepository open() {
            return new StoredBars(store);
        }
    }

    @Nested
    class InADirectory extends BarRepositoryContract {

        @TempDir
        Path folder;

        @Override
        protected BarRepository open() {
            return new StoredBars(new DirectoryStore(folder.resolve("store"), Durability.NONE));
        }
    }
}
