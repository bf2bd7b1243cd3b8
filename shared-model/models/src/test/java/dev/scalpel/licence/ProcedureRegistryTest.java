package dev.scalpel.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.SeenData;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcedureRegistryTest {

    private static final Instant NIGHT = Instant.parse("2026-11-01T00:20:00Z");

    private final ObjectStore store = new MemoryStore();
    private final ProcedureRegistry registry = new ProcedureRegistry(store);

    @Test
    void theIdIsTheHashOfEverythingDeclared() {
        ProcedureManifest manifest = new ProcedureManifest(
                "score",
                1,
                Map.of("window", "300 days", "features", "extended-1"),
                List.of(SeenData.days(
                        InstrumentId.parse("binance/BTC-USDT"), LocalDate.of(2022, 5, 16), LocalDate.of(2024, 6, 30))));
        assertThat(manifest.canonical()).isEqualTo("""
                procedure: score 1
                features: extended-1
                window: 300 days
                seen: binance/BTC-USDT 2022-05-16 2024-06-30
                """);
        // printf of the text | sha256sum | cut -c 1-12
        assertThat(manifest.id()).isEqualTo("125fb39b6178");
        assertThat(manifest("300 days").id()).isNotEqualTo(manifest("120 days").id());
    }

    @Test
    void aReleasedProcedureNeedsTwentyAndTheUsersOwnMoreWithEach() {
        assertThat(registry.register(manifest("300 days"), true, NIGHT).rules()).isEqualTo(LicenceRules.shipped());
        RegisteredProcedure first = registry.register(manifest("120 days").withName("mine"), false, NIGHT);
        RegisteredProcedure second = registry.register(manifest("60 days").withName("other"), false, NIGHT);
        assertThat(first.variant()).isEqualTo(Optional.of(1));
        assertThat(first.rules().threshold()).isEqualTo(40);
        assertThat(second.rules().threshold()).isEqualTo(120);
        assertThat(registry.procedures())
                .extracting(RegisteredProcedure::name)
                .containsExactly("score", "mine", "other");
    }

    @Test
    void registeringAgainKeepsNumberAndTime() {
        RegisteredProcedure first = registry.register(manifest("120 days"), false, NIGHT);
        assertThat(registry.register(manifest("120 days"), false, NIGHT.plusSeconds(86_400)))
                .isEqualTo(first);
        assertThat(registry.procedures()).hasSize(1);
    }

    @Test
    void aChangedProcedureUnderAnOldNameIsRefused() {
        RegisteredProcedure first = registry.register(manifest("300 days"), true, NIGHT);
        assertThatThrownBy(() -> registry.register(manifest("120 days"), true, NIGHT))
                .isInstanceOf(ProcedureChangedException.class)
                .hasMessageContaining("score 1 is registered with the hash " + first.id())
                .hasMessageContaining("another name or version");
        assertThat(registry.procedures()).containsExactly(first);
    }

    @Test
    void anOlderCopyOfTheRegistryIsNoticed() {
        registry.register(manifest("300 days"), true, NIGHT);
        StoredObject older = store.get(StoreKeys.PROCEDURES).orElseThrow();
        RegisteredProcedure mine = registry.register(manifest("120 days").withName("mine"), false, NIGHT);
        new EvidenceLedger(store, mine.id())
                .open(mine.rules(), LocalDate.of(2026, 11, 1), Collections.nCopies(30, 0.01));
        store.putIfMatch(
                StoreKeys.PROCEDURES,
                older.bytes(),
                store.get(StoreKeys.PROCEDURES).orElseThrow().etag());
        assertThatThrownBy(() -> registry.register(manifest("60 days").withName("other"), false, NIGHT))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("it does not know the procedure " + mine.id());
    }

    @Test
    void aManifestThatWasChangedInTheRegistryIsAnError() {
        registry.register(manifest("300 days"), true, NIGHT);
        StoredObject stored = store.get(StoreKeys.PROCEDURES).orElseThrow();
        store.putIfMatch(
                StoreKeys.PROCEDURES,
                stored.text().replace("300 days", "301 days").getBytes(StandardCharsets.UTF_8),
                stored.etag());
        assertThatThrownBy(registry::procedures)
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("the manifest of score 1");
    }

    @Test
    void aBadNameVersionOrDeclarationIsRefused() {
        assertThatThrownBy(() -> new ProcedureManifest("Score 1", 1, Map.of("a", "b"), List.of()))
                .hasMessageContaining("'Score 1'");
        assertThatThrownBy(() -> new ProcedureManifest("score", 0, Map.of("a", "b"), List.of()))
                .hasMessageContaining("version must be >= 1: 0");
        assertThatThrownBy(() -> new ProcedureManifest("score", 1, Map.of(), List.of()))
                .hasMessageContaining("must declare something");
        assertThatThrownBy(() -> new ProcedureManifest("score", 1, Map.of("a", "b\nc: d"), List.of()))
                .hasMessageContaining("one line: a");
    }

    private static ProcedureManifest manifest(String window) {
        return new ProcedureManifest("score", 1, Map.of("window", window), List.of());
    }
}
