package dev.scalpel.venue.credentials;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.ConnectionSettings;
import dev.scalpel.settings.section.CredentialStore;
import java.util.Map;
import java.util.Optional;

/**
 * API key and secret, or token, of a venue account. Not a record, so that nothing prints, compares or serialises it by accident.
 * Read from a store of secrets in Lambda and from environment variables on one machine; never from a file of ours.
 */
public final class Credentials {

    private static final String LAMBDA = "AWS_LAMBDA_FUNCTION_NAME";

    private final String key;
    private final String secret;
    private final Map<String, String> fields;

    Credentials(String key, String secret, Map<String, String> fields) {
        this.key = key;
        this.secret = secret;
        this.fields = Map.copyOf(fields);
    }

    /**
     * Reads them from where this environment keeps them.
     *
     * @param form and known: what the venue's trading half says of its credentials
     * @param secrets used in Lambda only
     * @throws MissingCredentialsException when they are missing, or not in the expected form
     */
    public static Credentials of(
            CredentialsForm form,
            CredentialVariables known,
            Settings settings,
            Map<String, String> environment,
            SecretSource secrets) {
        return environment.containsKey(LAMBDA)
                ? stored(form, known, CredentialName.of(settings), secrets)
                : EnvironmentCredentials.read(form, known, settings.venueConnection(), environment);
    }

    /**
     * The same for a venue without usual names of variables, whose secret in a deployment is in Secrets Manager.
     *
     * @throws MissingCredentialsException when they are missing, or not in the expected form
     */
    public static Credentials of(
            CredentialsForm form, ConnectionSettings named, Map<String, String> environment, SecretSource secrets) {
        CredentialName name = new CredentialName(CredentialStore.SECRETS_MANAGER, named.secretName());
        return environment.containsKey(LAMBDA)
                ? stored(form, CredentialVariables.NONE, name, secrets)
                : EnvironmentCredentials.read(form, CredentialVariables.NONE, named, environment);
    }

    /**
     * As they lie in a store of secrets.
     *
     * @throws MissingCredentialsException when they are missing, or not in the expected form
     */
    public static Credentials stored(
            CredentialsForm form, CredentialVariables known, CredentialName name, SecretSource secrets) {
        return new SecretText(form, known.fields().keySet(), name.describe()).parse(secrets.read(name.name()));
    }

    /** Empty where the venue has a token only. */
    public String key() {
        return key;
    }

    /** The secret that signs, or the token. */
    public String secret() {
        return secret;
    }

    /** A further field that the venue's {@link CredentialVariables} require. */
    public String field(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the venue does not require the field " + name));
    }

    /** Instead of {@code equals}, so that nothing compares them by accident. */
    public boolean isSame(Credentials other) {
        return key.equals(other.key) && secret.equals(other.secret) && fields.equals(other.fields);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
