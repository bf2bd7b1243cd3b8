package dev.scalpel.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * What takes the place of a password where a database of Amazon's authenticates by IAM: a request for the action {@code connect} of
 * {@code rds-db}, presigned for fifteen minutes, without its scheme. It is made here, without a call, so it needs no way to AWS's APIs
 * (Aurora User Guide, "Connecting to your DB cluster using IAM authentication").
 */
public final class DatabaseToken {

    private static final String SERVICE = "rds-db";
    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final String SCHEME = "https://";

    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Clock clock;

    public DatabaseToken(AwsCredentialsProvider credentials, String region, Clock clock) {
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    /** By the role of the function, or what else the environment has. */
    public static DatabaseToken ofEnvironment(String region, Clock clock) {
        return new DatabaseToken(DefaultCredentialsProvider.builder().build(), region, clock);
    }

    /** A new token. It is checked at the start of a connection, which may then last longer. */
    public String of(String host, int port, String user) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(SCHEME + host + ":" + port + "/"))
                .putRawQueryParameter("Action", "connect")
                .putRawQueryParameter("DBUser", user)
                .build();
        String signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALIDITY)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri()
                .toString();
        return signed.substring(SCHEME.length());
    }
}
