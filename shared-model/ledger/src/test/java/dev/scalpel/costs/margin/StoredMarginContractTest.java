package dev.scalpel.costs.margin;

import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The contract of the stored margin terms over every store. */
class StoredMarginContractTest {

    @Nested
    class InMemory extends MarginRepositoryContract {

        private final MemoryStore store = new MemoryStore();

        @Override
        protected MarginRepository open() {
            return new StoredMargin(store);
        }
    }

    @Nested
    class InADirectory extends MarginRepositoryContract {

        @TempDir
        Path folder;

        @Override
        protected MarginRepository open() {
            return new StoredMargin(new DirectoryStore(folder.resolve("store"), Durability.NONE));
        }
    }

    @Nested
    class InABucket extends MarginRepositoryContract {

        @RegisterExtension
        static final S3Server S3 = new S3Server();

        private final S3Store store = new S3Store(S3Connection.to(S3.newBucket())
                .at(
                        S3.endpoint(),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret"))));

        @AfterEach
        void close() {
            store.close();
        }

        @Override
        protected MarginRepository open() {
            return new StoredMargin(store);
        }
    }
}
