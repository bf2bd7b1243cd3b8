package dev.scalpel.signals.dynamodb;

import dev.scalpel.store.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * How to reach a table. Absent values come from the default chain of the SDK (environment, profile, role).
 *
 * @param endpoint another server than AWS
 * @param callTimeout for one request including its response
 */
public record DynamoConnection(
        String table,
        Optional<URI> endpoint,
        Optional<Region> region,
        Optional<AwsCredentialsProvider> credentials,
        Duration connectTimeout,
        Duration callTimeout,
        Backoff backoff) {

    /** Three attempts fit in the 3 s after which TradingView cancels an alert. */
    private static final Backoff WITHIN_AN_ALERT = new Backoff(3, Duration.ofMillis(25), Duration.ofMillis(100));

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(850);

    public DynamoConnection {
        if (table.isBlank()) {
            throw new IllegalArgumentException("table must not be blank");
        }
    }

    /** Amazon DynamoDB with the default region and credentials. */
    public static DynamoConnection to(String table) {
        return new DynamoConnection(
                table,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CONNECT_TIMEOUT,
                CALL_TIMEOUT,
                WITHIN_AN_ALERT);
    }

    /** Another server that speaks the protocol. */
    public DynamoConnection at(URI otherEndpoint, Region itsRegion, AwsCredentialsProvider itsCredentials) {
        return new DynamoConnection(
                table,
                Optional.of(otherEndpoint),
                Optional.of(itsRegion),
                Optional.of(itsCredentials),
                connectTimeout,
                callTimeout,
                backoff);
    }

    /** For readers that have more time than an alert has. */
    public DynamoConnection withCallTimeout(Duration otherTimeout) {
        return new DynamoConnection(table, endpoint, region, credentials, connectTimeout, otherTimeout, backoff);
    }

    /** A client that never retries by itself: only its user knows what a repeated write means. */
    public DynamoDbClient newClient() {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connectTimeout)
                        .socketTimeout(callTimeout))
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(callTimeout));
        endpoint.ifPresent(builder::endpointOverride);
        region.ifPresent(builder::region);
        credentials.ifPresent(builder::credentialsProvider);
        return builder.build();
    }
}
