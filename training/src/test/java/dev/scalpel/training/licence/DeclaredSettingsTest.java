package dev.scalpel.training.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredSettingsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:20:00Z");
    private static final Settings NOW_OTHER = settings("training: {style: brackets}\ntuning: {trials: 3}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "training: {network: true}",
                "training: {folds: 4, foldDays: 9, holdOutDays: 5}\ntuning: {trials: 11}",
                "execution: {entry: maker}",
                "training: {style: brackets, windowDays: 44, embargoMinutes: 30, seed: 12}\ntuning: {seeds: 2}",
            })
    void aManifestSaysWhichSettingsDeclareIt(String text) {
        for (int version = 1; version <= Procedures.VERSION; version++) {
            ProcedureManifest manifest = Procedures.of(settings(text), version);

            Optional<Settings> found = DeclaredSettings.of(registered(manifest), NOW_OTHER);

            assertThat(Procedures.of(found.orElseThrow(), version)).isEqualTo(manifest);
            assertThat(found.get().symbols()).isEqualTo(NOW_OTHER.symbols());
        }
    }

    @Test
    void oneThatThisReleaseCannotMakeHasNone() {
        Map<String, String> declared = new TreeMap<>(Procedures.of(settings("")).declared());
        declared.put("penalty", "0.7");

        assertThat(DeclaredSettings.of(registered(new ProcedureManifest("score", 1, declared, List.of())), NOW_OTHER))
                .isEmpty();
        assertThat(DeclaredSettings.of(
                        registered(new ProcedureManifest("study", 1, Map.of("features", "extended-1"), List.of())),
                        NOW_OTHER))
                .isEmpty();
    }

    /** What the first release declared must stay what it was, or its homes would start another account. */
    @Test
    void version1IsWhatTheFirstReleaseRegistered() {
        assertThat(Procedures.of(settings(""), 1).canonical())
                .contains("instruments: those of the settings, each with its allocation, from the night it was added\n")
                .startsWith("procedure: score 1\n");
        assertThat(Procedures.isShipped(Procedures.of(settings(""), 1))).isTrue();
        assertThat(Procedures.isShipped(Procedures.of(settings(""), 2))).isTrue();
        assertThat(Procedures.isShipped(Procedures.of(settings("tuning: {trials: 3}"), 2)))
                .isFalse();
    }

    private static RegisteredProcedure registered(ProcedureManifest manifest) {
        return new ProcedureRegistry(new MemoryStore()).register(manifest, true, NOW);
    }

    private static Settings settings(String text) {
        return SettingsReader.fromText("test", text, Map.of()).settings();
    }
}
