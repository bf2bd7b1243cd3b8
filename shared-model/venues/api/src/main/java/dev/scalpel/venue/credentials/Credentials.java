package dev.scalpel.venue.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.settings.section.ConnectionSettings;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * API key and secret, or token, of a venue account. Not a record, so that nothing prints, compares or serialises it by accident.
 * Read from Secrets Manager in Lambda and from environment variables on one machine; never from a file of ours.
 */
public final class Credentials {

    private static final String LAMBDA = "AWS_LAMBDA_FUNCTION_NAME";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Checked here, because the HTTP client quotes an invalid header value in its exception. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]+");

    private static final String KEY_FORM = "one ASCII word without spaces";

    private final String key;
    private final String secret;

    private Credentials(String key, String secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * Reads them from where this environment keeps them.
     *
     * @param form what the venue's adapter needs
     * @param secrets used in Lambda only
     * @throws MissingCredentialsException when they are missing, or not in the expected form
     */
    public static Credentials of(
            CredentialsForm form, ConnectionSettings named, Map<String, String> environment, SecretSource secrets) {
        boolean inLambda = environment.containsKey(LAMBDA);
        return switch (form) {
            case KEY_AND_SECRET ->
                inLambda ? fromSecret(named.secretName(), secrets) : fromEnvironment(named, environment);
            case TOKEN ->
                inLambda ? tokenFromSecret(named.secretName(), secrets) : tokenFromEnvironment(named, environment);
        };
    }

    private static Credentials tokenFromEnvironment(ConnectionSettings named, Map<String, String> environment) {
        String token = variable(environment, named.secretVariable());
        if (!KEY.matcher(token).matches()) {
            throw new MissingCredentialsException("the environment variable " + named.secretVariable()
                    + " must hold the exchange's token, " + KEY_FORM);
        }
        return new Credentials("", token);
    }

    private static Credentials tokenFromSecret(String name, SecretSource secrets) {
        String form = "{\"token\": \"…\"}";
        String token = field(json(name, secrets, form), name, form, "token", "token");
        if (!KEY.matcher(token).matches()) {
            throw new MissingCredentialsException(form(name, form, "the token must be " + KEY_FORM));
        }
        return new Credentials("", token);
    }

    private static Credentials fromEnvironment(ConnectionSettings named, Map<String, String> environment) {
        String key = variable(environment, named.keyVariable());
        if (!KEY.matcher(key).matches()) {
            throw new MissingCredentialsException(
                    "the environment variable " + named.keyVariable() + " must hold the exchange's key, " + KEY_FORM);
        }
        return new Credentials(key, variable(environment, named.secretVariable()));
    }

    private static Credentials fromSecret(String name, SecretSource secrets) {
        String form = "{\"key\": \"…\", \"secret\": \"…\"}";
        JsonNode json = json(name, secrets, form);
        String key = field(json, name, form, "key", "api-key");
        if (!KEY.matcher(key).matches()) {
            throw new MissingCredentialsException(form(name, form, "the key must be " + KEY_FORM));
        }
        return new Credentials(key, field(json, name, form, "secret", "api-secret"));
    }

    private static JsonNode json(String name, SecretSource secrets, String form) {
        String text = secrets.read(name);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notKept) {
            // The cause is dropped: its message quotes the secret.
            throw new MissingCredentialsException(form(name, form, "it is not JSON"));
        }
    }

    private static String variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new MissingCredentialsException("the environment variable " + name
                        + " must hold the exchange's key or secret, and is not set; venueConnection.keyVariable and"
                        + " venueConnection.secretVariable name the variables"));
    }

    /** @param other another spelling of the field, read when the first is missing */
    private static String field(JsonNode json, String name, String form, String field, String other) {
        String first = json.path(field).asText("").strip();
        String value = first.isEmpty() ? json.path(other).asText("").strip() : first;
        if (value.isEmpty()) {
            throw new MissingCredentialsException(form(name, form, "the field \"" + field + "\" is missing or empty"));
        }
        return value;
    }

    private static String form(String name, String form, String why) {
        return "the secret '" + name + "' in Secrets Manager must be " + form + ": " + why;
    }

    /** Empty where the venue has a token only. */
    public String key() {
        return key;
    }

    /** The secret that signs, or the token. */
    public String secret() {
        return secret;
    }

    /** Instead of {@code equals}, so that nothing compares them by accident. */
    public boolean isSame(Credentials other) {
        return key.equals(other.key) && secret.equals(other.secret);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
