package dev.scalpel.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;

/** The SDK itself fails here: its words are not ours to remember. */
class S3ErrorsTest {

    private static final String ABSENT = "nothing is configured here";

    @Test
    void withoutCredentialsTheMessageSaysWhatToSet() {
        AwsCredentialsProviderChain chain = AwsCredentialsProviderChain.of(() -> {
            throw SdkClientException.create(ABSENT);
        });
        SdkClientException failed = catchThrowableOfType(SdkClientException.class, chain::resolveCredentials);

        assertThat(failed).hasMessageContaining(ABSENT);
        assertThat(S3Errors.describe(failed))
                .isEqualTo(
                        "no credentials of AWS are known: name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void withoutARegionTheMessageSaysWhatToSet() {
        AwsRegionProviderChain chain = new AwsRegionProviderChain(() -> {
            throw SdkClientException.create(ABSENT);
        });
        SdkClientException failed = catchThrowableOfType(SdkClientException.class, chain::getRegion);

        assertThat(failed).hasMessageContaining(ABSENT);
        assertThat(S3Errors.describe(failed))
                .isEqualTo("no region of AWS is known: set AWS_REGION, or name a profile that has one in AWS_PROFILE");
    }

    @Test
    void otherFailuresKeepTheirWords() {
        assertThat(S3Errors.describe(SdkClientException.create("Unable to execute HTTP request")))
                .isEqualTo("Unable to execute HTTP request");
    }
}
