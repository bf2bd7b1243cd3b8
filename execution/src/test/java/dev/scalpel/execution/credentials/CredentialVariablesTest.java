package dev.scalpel.execution.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.credentials.CredentialVariables;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A venue's own users know other names of variables; those that the settings name come first. */
class CredentialVariablesTest {

    private static final Settings SETTINGS = SettingsReader.defaults();
    private static final CredentialVariables KEYS = CredentialVariables.ofKeyAndSecret("VENUE_NAME", "VENUE_KEY");
    private static final CredentialVariables PASSWORDS = new CredentialVariables(
            Optional.of("VENUE_USERNAME"), Optional.of("VENUE_PASSWORD"), Map.of("appId", "VENUE_APP_ID"));
    private static final CredentialVariables TOKENS =
            CredentialVariables.ofToken("VENUE_SECRET").withField("account", "VENUE_ACCOUNT");

    private static Credentials read(CredentialsForm form, CredentialVariables known, Map<String, String> environment) {
        return Credentials.of(form, known, SETTINGS, environment, name -> {
            throw new AssertionError("read the secret " + name);
        });
    }

    @Test
    void theVenuesNamesAreReadWhereTheSettingsVariablesAreNotSet() {
        Credentials read =
                read(CredentialsForm.KEY_AND_SECRET, KEYS, Map.of("VENUE_NAME", "organisation/1", "VENUE_KEY", "pem"));
        assertThat(read.key()).isEqualTo("organisation/1");
        assertThat(read.secret()).isEqualTo("pem");
    }

    @Test
    void theSettingsVariablesComeFirst() {
        Credentials read = read(
                CredentialsForm.KEY_AND_SECRET,
                KEYS,
                Map.of("SCALPEL_API_KEY", "a", "SCALPEL_API_SECRET", "b", "VENUE_NAME", "c", "VENUE_KEY", "d"));
        assertThat(read.key()).isEqualTo("a");
        assertThat(read.secret()).isEqualTo("b");
    }

    @Test
    void keyAndSecretOfDifferentAccountsAreNeverMixed() {
        assertThatThrownBy(() -> read(
                        CredentialsForm.KEY_AND_SECRET, KEYS, Map.of("SCALPEL_API_KEY", "a", "VENUE_KEY", "other")))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("SCALPEL_API_SECRET, or VENUE_KEY, must hold");
        assertThatThrownBy(() -> read(CredentialsForm.KEY_AND_SECRET, KEYS, Map.of("VENUE_NAME", "a")))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("the environment variable VENUE_KEY must hold");
    }

    @Test
    void whereNothingIsSetBothNamesAreGiven() {
        assertThatThrownBy(() -> read(CredentialsForm.KEY_AND_SECRET, KEYS, Map.of()))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("SCALPEL_API_KEY, or VENUE_NAME, must hold");
    }

    @Test
    void furtherFieldsAreRead() {
        Map<String, String> environment =
                Map.of("VENUE_USERNAME", "me", "VENUE_PASSWORD", "a word", "VENUE_APP_ID", " app\n");
        Credentials read = read(CredentialsForm.KEY_AND_SECRET, PASSWORDS, environment);
        assertThat(read.secret()).isEqualTo("a word");
        assertThat(read.field("appId")).isEqualTo("app");
        assertThatThrownBy(() -> read.field("cid")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(
                        CredentialsForm.KEY_AND_SECRET,
                        PASSWORDS,
                        Map.of("VENUE_USERNAME", "me", "VENUE_PASSWORD", "a word")))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("VENUE_APP_ID");
    }

    @Test
    void aTokenHasAnAccountBesides() {
        Credentials read =
                read(CredentialsForm.TOKEN, TOKENS, Map.of("VENUE_SECRET", "t-1", "VENUE_ACCOUNT", "001-004"));
        assertThat(read.key()).isEmpty();
        assertThat(read.secret()).isEqualTo("t-1");
        assertThat(read.field("account")).isEqualTo("001-004");
    }

    @Test
    void aStoredSecretHasTheFieldsToo() {
        Map<String, String> lambda = Map.of("AWS_LAMBDA_FUNCTION_NAME", "scalpel-execution");
        Credentials read = Credentials.of(
                CredentialsForm.TOKEN, TOKENS, SETTINGS, lambda, name -> "{\"token\": \"t-1\", \"account\": \"7\"}");
        assertThat(read.field("account")).isEqualTo("7");
        assertThatThrownBy(() ->
                        Credentials.of(CredentialsForm.TOKEN, TOKENS, SETTINGS, lambda, name -> "{\"token\": \"t-1\"}"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessage("the secret 'scalpel/exchange' in Secrets Manager must be {\"token\": \"…\","
                        + " \"account\": \"…\"}: the field \"account\" is missing or empty");
    }

    @Test
    void aChangedFieldIsAnotherCredential() {
        Map<String, String> one = Map.of("VENUE_SECRET", "t", "VENUE_ACCOUNT", "1");
        Map<String, String> two = Map.of("VENUE_SECRET", "t", "VENUE_ACCOUNT", "2");
        Credentials first = read(CredentialsForm.TOKEN, TOKENS, one);
        assertThat(first.isSame(read(CredentialsForm.TOKEN, TOKENS, one))).isTrue();
        assertThat(first.isSame(read(CredentialsForm.TOKEN, TOKENS, two))).isFalse();
    }
}
