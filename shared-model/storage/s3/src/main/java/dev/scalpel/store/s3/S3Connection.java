package dev.scalpel.store.s3;

import dev.scalpel.store.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How a bucket is reached. What is absent is found the SDK's usual way (environment, profile, role).
 *
 * @param endpoint another S3 than Amazon's; the bucket is then named in the path
 * @param connectTimeout for opening a connection
 * @param readTimeout for each wait for bytes of an answer
 * @param callTimeout for one request with all of its answer
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

    private static final Backoff FIVE_TRIES = new Backoff(5, Duration.ofMillis(50), Duration.ofSeconds(2));

    public S3Connection {
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("the bucket's name must not be blank");
        }
    }

    /** Amazon's S3 in the region and with the role that the surroundings tell. */
    public static S3Connection to(String bucket) {
        return new S3Connection(
                bucket,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                FIVE_TRIES);
    }

    /** Another S3, such as a test's. */
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

    /** A client that never repeats a request by itself: only the store knows when that is safe. */
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
        return builder.build();
    }
}
