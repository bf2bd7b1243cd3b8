package dev.scalpel.ledger.repository;

import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract of shadow trades over every store. The clients of a bucket, each with its own cache, share a connection. */
class StoredShadowTradesContractTest {

    @Nested
    class InMemory extends ShadowRepositoryContract {

        private final MemoryStore store = new MemoryStore();

        @Override
        protected ShadowRepository open() {
            return new StoredShadowTrades(store);
        }
    }

    @Nested
    class InADirectory extends ShadowRepositoryContract {

        @TempDir
        Path folder;

        @Override
        protected ShadowRepository open() {
            return new StoredShadowTrades(new DirectoryStore(folder.resolve("store"), Durability.NONE));
        }
    }

    @Nested
    class InABucket extends ShadowRepositoryContract {

        @RegisterExtension
        static final S3Server S3 = new S3Server();

        private final S3Store store = TestBucket.open(S3);

        @AfterEach
        void close() {
            store.close();
        }

        @Override
        protected ShadowRepository open() {
            return new StoredShadowTrades(store);
        }
    }
}
