package dev.scalpel.settings;

import static dev.scalpel.settings.SettingsReaderTest.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.section.EntryPricePolicy;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormerNamesTest {

    private static final String ENDING = " is deprecated and will stop working in the next version: write ";

    @Test
    void aFormerNameInTheFileWorksAndWarnsOnceWithTheNewName() {
        EffectiveSettings effective = read("mode: testnet\nexchange:\n  secretName: my/keys\n", Map.of());
        assertThat(effective.settings().venueConnection().secretName()).isEqualTo("my/keys");
        assertThat(effective.warnings())
                .containsExactly("line 3: exchange.secretName" + ENDING + "venueConnection.secretName");
    }

    @Test
    void aFormerVariableWorksAndWarnsOnceWithTheNewName() {
        EffectiveSettings effective = read("", Map.of("SCALPEL_LIMITS_LOSSES_IN_A_ROW", "9"));
        assertThat(effective.settings().limits().maxConsecutiveLosses()).isEqualTo(9);
        assertThat(effective.ignoredVariables()).isEmpty();
        assertThat(effective.warnings())
                .containsExactly("SCALPEL_LIMITS_LOSSES_IN_A_ROW: SCALPEL_LIMITS_LOSSES_IN_A_ROW" + ENDING
                        + "SCALPEL_LIMITS_MAX_CONSECUTIVE_LOSSES");
    }

    @Test
    void aFormerValueWorksAndWarnsOnceWithTheNewValue() {
        EffectiveSettings file = read("execution: {entry: marketable}", Map.of());
        assertThat(file.settings().execution().entry()).isEqualTo(EntryPricePolicy.TAKER);
        assertThat(file.warnings())
                .containsExactly("line 1: execution.entry: marketable" + ENDING + "execution.entry: taker");
        EffectiveSettings variable = read("", Map.of("SCALPEL_EXECUTION_ENTRY", "marketable"));
        assertThat(variable.settings().execution().entry()).isEqualTo(EntryPricePolicy.TAKER);
        assertThat(variable.warnings())
                .containsExactly(
                        "SCALPEL_EXECUTION_ENTRY: execution.entry: marketable" + ENDING + "execution.entry: taker");
    }

    @Test
    void presentNamesGiveNoWarning() {
        String yaml = "execution: {entry: maker, intervalMinutes: 2}\nvenueConnection: {secretName: my/keys}";
        assertThat(read(yaml, Map.of("SCALPEL_VENUE_CONNECTION_RECV_WINDOW_MILLIS", "6000"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void bothNamesInTheFileAreAnErrorInEitherOrder() {
        assertThat(problems("limits:\n  lossesInARow: 3\n  maxConsecutiveLosses: 4"))
                .containsExactly("line 2: limits.lossesInARow: is the former name of limits.maxConsecutiveLosses,"
                        + " which is set too (line 3): remove one of them");
        assertThat(problems("limits:\n  maxConsecutiveLosses: 4\n  lossesInARow: 3"))
                .containsExactly("line 3: limits.lossesInARow: is the former name of limits.maxConsecutiveLosses,"
                        + " which is set too (line 2): remove one of them");
    }

    @Test
    void bothNamesInTheEnvironmentAreAnError() {
        assertThat(problems(
                        "", Map.of("SCALPEL_EXCHANGE_SECRET_NAME", "a", "SCALPEL_VENUE_CONNECTION_SECRET_NAME", "b")))
                .containsExactly("SCALPEL_EXCHANGE_SECRET_NAME: SCALPEL_EXCHANGE_SECRET_NAME: is the former name of"
                        + " SCALPEL_VENUE_CONNECTION_SECRET_NAME, which is set too (SCALPEL_VENUE_CONNECTION_SECRET_NAME):"
                        + " remove one of them");
    }

    @Test
    void theEnvironmentOverridesTheFileByEitherName() {
        assertThat(read("exchange: {secretName: a}", Map.of("SCALPEL_VENUE_CONNECTION_SECRET_NAME", "b"))
                        .settings()
                        .venueConnection()
                        .secretName())
                .isEqualTo("b");
        assertThat(read("venueConnection: {secretName: a}", Map.of("SCALPEL_EXCHANGE_SECRET_NAME", "b"))
                        .settings()
                        .venueConnection()
                        .secretName())
                .isEqualTo("b");
    }

    @Test
    void aMisspeltFormerNameSuggestsTheNewOne() {
        assertThat(problems("limits: {losesInARow: 3}"))
                .containsExactly(
                        "line 1: limits.losesInARow: is not a setting; did you mean limits.maxConsecutiveLosses?");
        assertThat(problems("exchang: {address: none}"))
                .containsExactly("line 1: exchang: is not a setting; did you mean venueConnection?");
        assertThat(problems("", Map.of("SCALPEL_EXCHANGE_ADRESS", "none")))
                .containsExactly("SCALPEL_EXCHANGE_ADRESS: SCALPEL_EXCHANGE_ADRESS: is not a setting; did you mean"
                        + " SCALPEL_VENUE_CONNECTION_ADDRESS?");
    }

    @ParameterizedTest
    @MethodSource("formerPaths")
    void everyFormerNameReadsWhatThePresentOneReads(String path, SettingKey<?> key) {
        int dot = path.indexOf('.');
        String valid = key.defaultText();
        EffectiveSettings former =
                read(path.substring(0, dot) + ": {" + path.substring(dot + 1) + ": " + valid + "}", Map.of());
        assertThat(former.settings()).isEqualTo(SettingsReader.defaults());
        assertThat(former.warnings()).singleElement().asString().endsWith(": write " + key.path());
        assertThat(SettingKeys.all()).extracting(SettingKey::path).doesNotContain(path);
    }

    static Stream<Object[]> formerPaths() {
        return FormerNames.byPath().entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()});
    }

    private static EffectiveSettings read(String yaml, Map<String, String> environment) {
        return SettingsReader.fromText("scalpel.yaml", yaml, environment);
    }
}
