package dev.scalpel.execution.credentials;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** AWS Secrets Manager. Each call makes a client and closes it: keys are rarely read. */
final class SecretsManagerStore implements SecretStore {

    private static final String NAME = "Secrets Manager";

    private final Supplier<SecretsManagerClient> clients;

    SecretsManagerStore(Supplier<SecretsManagerClient> clients) {
        this.clients = clients;
    }

    @Override
    public String read(String name) {
        String what = "the secret '" + name + "'";
        return call(AwsFailure.reading(NAME, what, "venueConnection.secretName"), client -> {
            String text =
                    client.getSecretValue(request -> request.secretId(name)).secretString();
            return Optional.ofNullable(text)
                    .orElseThrow(() ->
                            new MissingCredentialsException(what + " in Secrets Manager must be text, but is binary"));
        });
    }

    @Override
    public void write(String name, String text) {
        call(AwsFailure.writing(NAME, "the secret '" + name + "'"), client -> {
            try {
                return client.putSecretValue(request -> request.secretId(name).secretString(text))
                        .versionId();
            } catch (ResourceNotFoundException isNew) {
                return client.createSecret(request -> request.name(name).secretString(text))
                        .versionId();
            }
        });
    }

    private <T> T call(AwsFailure failure, Function<SecretsManagerClient, T> call) {
        return failure.explain(() -> {
            try (SecretsManagerClient client = clients.get()) {
                return call.apply(client);
            }
        });
    }
}
