package dev.scalpel.ledger.repository;

import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Empty buckets of the S3 test server. */
final class TestBucket {

    private TestBucket() {}

    static S3Store open(S3Server server) {
        return new S3Store(S3Connection.to(server.newBucket())
                .at(
                        server.endpoint(),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret"))));
    }
}
