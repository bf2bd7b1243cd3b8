package dev.scalpel.store.s3;

import dev.scalpel.store.Backoff;
import dev.scalpel.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How to connect to a bucket. Absent values come from the default chain of the SDK (environment, profile, role).
 *
 * @param endpoint an S3-compatible server other than AWS; the bucket is then part of the path
 * @param connectTimeout for opening a connection
 * @param readTimeout for each read from the connection
 * @param callTimeout for one request including its response
 */
public record S3Connection(
        String bucket,
        Optional<URI> endpoint,
        Optional<Region> region,
        Optional<AwsCredentialsProvider> credentials,
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        Backoff backoff) {

    private static final Backoff DEFAULT_BACKOFF = new Backoff(5, Duration.ofMillis(50), Duration.ofSeconds(2));

    public S3Connection {
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("bucket must not be blank");
        }
    }

    /** Amazon S3 with the default region and credentials. */
    public static S3Connection to(String bucket) {
        return new S3Connection(
                bucket,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                DEFAULT_BACKOFF);
    }

    /** Another S3-compatible server. */
    public S3Connection at(URI otherEndpoint, Region itsRegion, AwsCredentialsProvider itsCredentials) {
        return new S3Connection(
                bucket,
                Optional.of(otherEndpoint),
                Optional.of(itsRegion),
                Optional.of(itsCredentials),
                connectTimeout,
                readTimeout,
                callTimeout,
                backoff);
    }

    public S3Connection withReadTimeout(Duration otherReadTimeout) {
        return new S3Connection(
                bucket, endpoint, region, credentials, connectTimeout, otherReadTimeout, callTimeout, backoff);
    }

    public S3Connection withBackoff(Backoff otherBackoff) {
        return new S3Connection(
                bucket, endpoint, region, credentials, connectTimeout, readTimeout, callTimeout, otherBackoff);
    }

    /**
     * A client that never retries by itself: only the store knows when that is safe.
     *
     * @throws StoreException without a region
     */
    S3Client newClient() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connectTimeout)
                        .socketTimeout(readTimeout))
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(callTimeout))
                .serviceConfiguration(c -> c.expectContinueEnabled(false))
                .disableS3ExpressSessionAuth(true);
        endpoint.ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true));
        region.ifPresent(builder::region);
        credentials.ifPresent(builder::credentialsProvider);
        try {
            return builder.build();
        } catch (SdkClientException unconfigured) {
            throw new StoreException(
                    "cannot use bucket " + bucket + ": " + S3Errors.describe(unconfigured), unconfigured);
        }
    }
}
