package dev.scalpel.venue.credentials;

import dev.scalpel.settings.section.ConnectionSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Credentials in environment variables, on one machine. */
final class EnvironmentCredentials {

    private final Map<String, String> environment;

    private EnvironmentCredentials(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Of the variables that the settings name; where neither is set, of those that the venue's users know. */
    static Credentials read(
            CredentialsForm form,
            CredentialVariables known,
            ConnectionSettings named,
            Map<String, String> environment) {
        EnvironmentCredentials variables = new EnvironmentCredentials(environment);
        boolean ofVenue = !variables.isSet(named.keyVariable())
                && !variables.isSet(named.secretVariable())
                && variables.hasOne(known);
        String secretVariable = ofVenue ? known.secret().orElse(named.secretVariable()) : named.secretVariable();
        String keyVariable = ofVenue ? known.key().orElse(named.keyVariable()) : named.keyVariable();
        Map<String, String> fields = new TreeMap<>();
        String key = form == CredentialsForm.TOKEN
                ? ""
                : word(keyVariable, variables.required(keyVariable, known.key()), "key");
        String secret = variables.required(secretVariable, known.secret());
        known.fields().forEach((name, variable) -> fields.put(name, variables.required(variable, Optional.empty())));
        return new Credentials(
                key, form == CredentialsForm.TOKEN ? word(secretVariable, secret, "token") : secret, fields);
    }

    private boolean hasOne(CredentialVariables known) {
        return known.key().filter(this::isSet).isPresent()
                || known.secret().filter(this::isSet).isPresent();
    }

    private boolean isSet(String name) {
        return value(name).isPresent();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String required(String name, Optional<String> ofVenue) {
        return value(name)
                .orElseThrow(() -> new MissingCredentialsException("the environment variable " + name
                        + ofVenue.filter(other -> !other.equals(name))
                                .map(other -> ", or " + other + ",")
                                .orElse("")
                        + " must hold the exchange's key or secret, and is not set; venueConnection.keyVariable and"
                        + " venueConnection.secretVariable name the variables"));
    }

    private static String word(String variable, String value, String what) {
        if (!SecretText.isWord(value)) {
            throw new MissingCredentialsException("the environment variable " + variable + " must hold the exchange's "
                    + what + ", " + SecretText.WORD_RULE);
        }
        return value;
    }
}
