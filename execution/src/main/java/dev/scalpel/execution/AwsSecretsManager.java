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

/** AWS Secrets Manager. A client is made for one reading and closed: keys are read seldom. */
public final class AwsSecretsManager implements SecretSource {

    private final Supplier<SecretsManagerClient> clients;

    AwsSecretsManager(Supplier<SecretsManagerClient> clients) {
        this.clients = clients;
    }

    /** In the region, and with the rights, of the function. */
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
                            "the secret '" + name + "' in Secrets Manager must be text, and is binary"));
        } catch (SecretsManagerException e) {
            throw new MissingCredentialsException("Secrets Manager does not give the secret '" + name + "': "
                    + code(e) + " (HTTP " + e.statusCode()
                    + "); venueConnection.secretName names it, and the function's role must be allowed to read it");
        } catch (SdkException e) {
            throw new MissingCredentialsException("Secrets Manager was not reached for the secret '" + name + "': "
                    + e.getClass().getSimpleName());
        }
    }

    /** A server that is not AWS, such as a proxy in between, tells no code. */
    private static String code(SecretsManagerException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("no code");
    }
}
