package dev.scalpel.benchmarks.functions;

import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A bucket of the S3 stand-in, for the benchmark and for the functions that it starts. */
final class StoreEnvironment {

    private StoreEnvironment() {}

    static S3Store store(S3Server s3, String bucket) {
        return new S3Store(S3Connection.to(bucket)
                .at(
                        s3.endpoint(),
                        Region.EU_CENTRAL_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }

    /** The settings of a function that uses the bucket. */
    static Map<String, String> of(URI endpoint, String bucket) {
        return Map.of(
                "SCALPEL_STORE_KIND",
                "s3",
                "SCALPEL_STORE_BUCKET",
                bucket,
                "SCALPEL_STORE_REGION",
                "eu-central-1",
                "SCALPEL_STORE_ENDPOINT",
                endpoint.toString());
    }
}
