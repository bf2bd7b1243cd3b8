package dev.scalpel.execution.credentials;

import dev.scalpel.aws.SystemsManager;
import dev.scalpel.aws.SystemsManager.Parameter;
import dev.scalpel.aws.SystemsManager.RefusedException;
import dev.scalpel.store.Backoff;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Parameter Store of AWS Systems Manager: SecureString parameters of the standard tier, encrypted by the key that AWS manages. Two
 * signed requests are all that is used of it: its client would be a seventh of the package.
 */
final class ParameterStore implements SecretStore {

    private static final String NAME = "Parameter Store";
    /** Of the standard tier: "Managing parameter tiers" in the user guide of Systems Manager. */
    private static final int MAX_BYTES = 4_096;

    private static final Backoff ATTEMPTS = new Backoff(3, Duration.ofMillis(200), Duration.ofSeconds(1));

    private final Service service;

    ParameterStore(Service service) {
        this.service = service;
    }

    /** Connects in the region and with the credentials of the environment. */
    @FunctionalInterface
    interface Service {

        /** What it returns is used for one call, or its repetitions. */
        <T> T call(Call<T> call) throws IOException;
    }

    /** One call. */
    @FunctionalInterface
    interface Call<T> {
        T of(SystemsManager manager) throws IOException;
    }

    @Override
    public String read(String name) {
        String what = "the parameter '" + name + "'";
        Parameter parameter = call(AwsFailure.reading(NAME, what, "credentials.store"), manager -> manager.get(name));
        if (!parameter.isSecure()) {
            throw new MissingCredentialsException(
                    what + " in Parameter Store must be a SecureString, but is " + parameter.type()
                            + ": whoever may read parameters sees it. Make new keys at the venue, delete it and write"
                            + " them by ./scalpel credentials put");
        }
        return parameter.value();
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
        call(AwsFailure.writing(NAME, what), manager -> {
            manager.putSecure(name, text);
            return name;
        });
    }

    /** Both calls may be repeated: the same text is written again. */
    private <T> T call(AwsFailure failure, Call<T> call) {
        return failure.explain(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return service.call(call);
                } catch (RefusedException refused) {
                    if (!refused.isPassing() || attempt == ATTEMPTS.maxAttempts()) {
                        throw failure.refused(refused.code(), refused.status());
                    }
                } catch (IOException unreachable) {
                    if (attempt == ATTEMPTS.maxAttempts()) {
                        throw failure.unreachable(unreachable);
                    }
                }
                ATTEMPTS.waitAfterAttempt(attempt);
            }
        });
    }
}
