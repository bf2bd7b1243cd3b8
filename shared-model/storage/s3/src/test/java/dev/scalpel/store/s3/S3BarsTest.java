package dev.scalpel.store.s3;

import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.BarRepositoryContract;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.testkit.S3Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of bars over a bucket. The repositories, each with its own cache, share a client: clients are slow to start. */
class S3BarsTest extends BarRepositoryContract {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private final S3Store store = new S3Store(TestS3.connection(S3.newBucket(), S3.endpoint()));

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected BarRepository open() {
        return new StoredBars(store);
    }
}
