package dev.scalpel.execution.credentials;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.venue.credentials.SecretStore;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The stores of secrets in AWS. */
public final class AwsCredentialStores {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private AwsCredentialStores() {}

    /** The one that the settings choose, with the region and permissions of the function. */
    public static SecretStore of(Settings settings) {
        return of(settings.venueConnection().credentialStore(), Optional.empty());
    }

    /**
     * With the credentials of AWS that its SDK finds.
     *
     * @param region that of the environment if empty
     */
    public static SecretStore of(CredentialStore store, Optional<String> region) {
        return switch (store) {
            case SECRETS_MANAGER ->
                new SecretsManagerStore(
                        () -> connected(SecretsManagerClient.builder(), region).build());
            case PARAMETER_STORE -> new ParameterStore(new RegionalParameters(region, TIMEOUT));
        };
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B connected(
            B builder, Optional<String> region) {
        region.map(Region::of).ifPresent(builder::region);
        return builder.httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(TIMEOUT).socketTimeout(TIMEOUT));
    }
}
