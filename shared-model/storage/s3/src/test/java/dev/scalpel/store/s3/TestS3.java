package dev.scalpel.store.s3;

import dev.scalpel.store.Backoff;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Connections to the S3 test server. */
final class TestS3 {

    private TestS3() {}

    static S3Connection connection(String bucket, URI endpoint) {
        return S3Connection.to(bucket)
                .at(
                        endpoint,
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
                .withBackoff(new Backoff(6, Duration.ofMillis(1), Duration.ofMillis(20)));
    }
}
