package dev.scalpel.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Tokens against those of AWS's own client library for Python (botocore 1.43.11, {@code generate_db_auth_token}, its clock stopped at the
 * same second).
 */
class DatabaseTokenTest {

    private static final String HOST = "scalpel.cluster-c1abcdefghij.eu-central-1.rds.amazonaws.com";
    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-02T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aTokenOfARoleIsTheOneThatAwsOwnLibraryMakes() {
        String token = token(AwsSessionCredentials.create(KEY, SECRET, "IQoJb3JpZ2lu/token+with==signs"), NOON);

        assertThat(token).startsWith(HOST + ":5432/?");
        assertThat(parameters(token))
                .containsExactlyInAnyOrder(
                        "Action=connect",
                        "DBUser=scalpel",
                        "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                        "X-Amz-Credential=AKIDEXAMPLE%2F20260402%2Feu-central-1%2Frds-db%2Faws4_request",
                        "X-Amz-Date=20260402T120000Z",
                        "X-Amz-Expires=900",
                        "X-Amz-SignedHeaders=host",
                        "X-Amz-Security-Token=IQoJb3JpZ2lu%2Ftoken%2Bwith%3D%3Dsigns",
                        "X-Amz-Signature=c224daca1d680ab8ea3ccd76e8a746c7629d537eac52bd424ca11f591c143af4");
    }

    @Test
    void aTokenIsMadeAnewEachTimeAndNeverContainsTheKey() {
        AwsCredentials user = AwsBasicCredentials.create(KEY, SECRET);
        String first = token(user, NOON);
        String later = token(user, Clock.fixed(NOON.instant().plusSeconds(1), ZoneOffset.UTC));

        assertThat(first).doesNotContain(SECRET).isEqualTo(token(user, NOON)).isNotEqualTo(later);
    }

    private static String token(AwsCredentials credentials, Clock clock) {
        return new DatabaseToken(StaticCredentialsProvider.create(credentials), "eu-central-1", clock)
                .of(HOST, 5432, "scalpel");
    }

    private static Set<String> parameters(String token) {
        return Set.of(token.substring(token.indexOf('?') + 1).split("&"));
    }
}
