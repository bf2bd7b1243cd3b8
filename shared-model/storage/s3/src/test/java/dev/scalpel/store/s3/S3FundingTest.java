package dev.scalpel.store.s3;

import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.store.funding.FundingRepositoryContract;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.testkit.S3Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of funding rates over a bucket. */
class S3FundingTest extends FundingRepositoryContract {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private final S3Store store = new S3Store(TestS3.connection(S3.newBucket(), S3.endpoint()));

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected FundingRepository open() {
        return new StoredFunding(store);
    }
}
