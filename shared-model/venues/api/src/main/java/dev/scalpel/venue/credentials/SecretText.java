package dev.scalpel.venue.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The text of a stored secret: a JSON object, {@code {"key", "secret"}} or {@code {"api-key", "api-secret"}}, or
 * {@code {"token"}}, and the venue's further fields. No message quotes any of it.
 */
public final class SecretText {

    static final String WORD_RULE = "one ASCII word without spaces";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Checked here, because the HTTP client quotes an invalid header value in its exception. */
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7E]+");

    private final CredentialsForm form;
    private final Set<String> fields;
    private final String where;

    /**
     * @param fields that the venue requires besides
     * @param where it lies, for messages: "the secret 'scalpel/exchange' in Secrets Manager"
     */
    public SecretText(CredentialsForm form, Set<String> fields, String where) {
        this.form = form;
        this.fields = new TreeSet<>(fields);
        this.where = where;
    }

    static boolean isWord(String value) {
        return WORD.matcher(value).matches();
    }

    /** @throws MissingCredentialsException when it has another form */
    public Credentials parse(String text) {
        return parse(json(text));
    }

    private Credentials parse(JsonNode json) {
        Map<String, String> others = new TreeMap<>();
        fields.forEach(name -> others.put(name, field(json, name, name)));
        return switch (form) {
            case KEY_AND_SECRET ->
                new Credentials(
                        word(field(json, "key", "api-key"), "key"), field(json, "secret", "api-secret"), others);
            case TOKEN -> new Credentials("", word(field(json, "token", "token"), "token"), others);
        };
    }

    /**
     * Of single values, by their names in the text.
     *
     * @throws MissingCredentialsException when one is missing or has another form
     */
    public Credentials of(Map<String, String> values) {
        ObjectNode json = JSON.createObjectNode();
        values.forEach(json::put);
        return parse(json);
    }

    /** The text of these credentials, in the present spelling. */
    public String write(Credentials credentials) {
        ObjectNode json = JSON.createObjectNode();
        if (form == CredentialsForm.TOKEN) {
            json.put("token", credentials.secret());
        } else {
            json.put("key", credentials.key()).put("secret", credentials.secret());
        }
        fields.forEach(name -> json.put(name, credentials.field(name)));
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            // Without its cause, whose message may have a part of the text.
            throw new IllegalStateException("credentials cannot be written as JSON");
        }
    }

    private JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notKept) {
            // The cause is dropped: its message quotes the secret.
            throw refusal("it is not JSON");
        }
    }

    private String word(String value, String what) {
        if (!isWord(value)) {
            throw refusal("the " + what + " must be " + WORD_RULE);
        }
        return value;
    }

    /** @param other another spelling of the field, read when the first is missing */
    private String field(JsonNode json, String field, String other) {
        String first = json.path(field).asText("").strip();
        String value = first.isEmpty() ? json.path(other).asText("").strip() : first;
        if (value.isEmpty()) {
            throw refusal("the field \"" + field + "\" is missing or empty");
        }
        return value;
    }

    private MissingCredentialsException refusal(String why) {
        StringBuilder names = new StringBuilder(
                form == CredentialsForm.TOKEN ? "\"token\": \"…\"" : "\"key\": \"…\", \"secret\": \"…\"");
        fields.forEach(name -> names.append(", \"").append(name).append("\": \"…\""));
        return new MissingCredentialsException(where + " must be {" + names + "}: " + why);
    }
}
