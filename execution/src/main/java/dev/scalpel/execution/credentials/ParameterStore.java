package dev.scalpel.execution.credentials;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Parameter Store of AWS Systems Manager: SecureString parameters of the standard tier, encrypted by the key that AWS manages.
 * Each call makes a client and closes it: keys are rarely read.
 */
final class ParameterStore implements SecretStore {

    private static final String NAME = "Parameter Store";
    /** Of the standard tier: "Managing parameter tiers" in the user guide of Systems Manager. */
    private static final int MAX_BYTES = 4_096;

    private final Supplier<SsmClient> clients;

    ParameterStore(Supplier<SsmClient> clients) {
        this.clients = clients;
    }

    @Override
    public String read(String name) {
        String what = "the parameter '" + name + "'";
        return call(AwsFailure.reading(NAME, what, "credentials.store"), client -> {
            Parameter parameter = client.getParameter(
                            request -> request.name(name).withDecryption(true))
                    .parameter();
            if (parameter.type() != ParameterType.SECURE_STRING) {
                throw new MissingCredentialsException(
                        what + " in Parameter Store must be a SecureString, but is " + parameter.typeAsString()
                                + ": whoever may read parameters sees it. Make new keys at the venue, delete it and write"
                                + " them by ./scalpel credentials put");
            }
            return parameter.value();
        });
    }

    @Override
    public void write(String name, String text) {
        String what = "the parameter '" + name + "'";
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new MissingCredentialsException(
                    what + " in Parameter Store may have at most " + MAX_BYTES + " bytes, but these keys have " + bytes
                            + ": use an Ed25519 key, or credentials.store: secrets-manager");
        }
        call(
                AwsFailure.writing(NAME, what),
                client -> client.putParameter(request -> request.name(name)
                                .type(ParameterType.SECURE_STRING)
                                .tier(ParameterTier.STANDARD)
                                .overwrite(true)
                                .value(text))
                        .version());
    }

    private <T> T call(AwsFailure failure, Function<SsmClient, T> call) {
        return failure.explain(() -> {
            try (SsmClient client = clients.get()) {
                return call.apply(client);
            }
        });
    }
}
