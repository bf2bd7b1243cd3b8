package dev.scalpel.store.s3;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.upgrade.UpgradingStoreContract;
import dev.scalpel.testkit.S3Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Former keys in a bucket, whose tags are not those of a directory. */
class S3UpgradeTest extends UpgradingStoreContract {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private final S3Store store = new S3Store(TestS3.connection(S3.newBucket(), S3.endpoint()));

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ObjectStore raw() {
        return store;
    }
}
