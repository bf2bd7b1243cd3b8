package dev.scalpel.execution;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** AWS Secrets Manager. Each read makes a client and closes it: keys are rarely read. */
public final class AwsSecretsManager implements SecretSource {

    private final Supplier<SecretsManagerClient> clients;

    AwsSecretsManager(Supplier<SecretsManagerClient> clients) {
        this.clients = clients;
    }

    /** With the region and permissions of the function. */
    public AwsSecretsManager() {
        this(() -> SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
    }

    @Override
    public String read(String name) {
        try (SecretsManagerClient client = clients.get()) {
            String text =
                    client.getSecretValue(request -> request.secretId(name)).secretString();
            return Optional.ofNullable(text)
                    .orElseThrow(() -> new MissingCredentialsException(
                            "the secret '" + name + "' in Secrets Manager must be text, but is binary"));
        } catch (SecretsManagerException e) {
            throw new MissingCredentialsException("Secrets Manager refused to return the secret '" + name + "': "
                    + code(e) + " (HTTP " + e.statusCode()
                    + "); check venueConnection.secretName, and that the function's role may read it");
        } catch (SdkException e) {
            throw new MissingCredentialsException("Secrets Manager could not be reached for the secret '" + name + "': "
                    + e.getClass().getSimpleName());
        }
    }

    /** A server other than AWS, such as a proxy in between, sends no code. */
    private static String code(SecretsManagerException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("no code");
    }
}
