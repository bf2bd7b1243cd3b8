package dev.scalpel.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ChampionRegistryTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Optional<String> FLAT = Optional.empty();

    private final MemoryStore store = new MemoryStore();
    private final ChampionRegistry registry = new ChampionRegistry(store);

    @Test
    void beginsFlat() {
        assertThat(registry.champion(BTC)).isEqualTo(Champion.FLAT);
        assertThat(registry.champion(BTC).name()).isEqualTo("flat");
    }

    @Test
    void recordsWhoWasPromotedWhenAndWhy() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);

        Champion champion = registry.champion(BTC);
        assertThat(champion.name()).isEqualTo("model-1");
        assertThat(champion.since()).isEqualTo(NOON);
        assertThat(champion.expiry()).contains(NOON.plus(TWO_WEEKS));
        assertThat(champion.history()).containsExactly(step(NOON, "model-1"));
        assertThat(new ChampionRegistry(store).champion(BTC)).isEqualTo(champion);
    }

    @Test
    void termsAreStoredChangedAndKeptByUpdatesAndRollbacksUntilFlat() {
        ChampionTerms licensed = ChampionTerms.licensed("0123456789ab", 0.03);
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS, licensed);
        assertThat(new ChampionRegistry(store).champion(BTC).terms()).isEqualTo(licensed);

        ChampionTerms suspended = licensed.withoutEntries("suspended").withShare(0.1);
        registry.setTerms(BTC, "model-1", suspended);
        assertThat(new ChampionRegistry(store).champion(BTC).terms()).isEqualTo(suspended);
        assertThat(registry.champion(BTC).history()).hasSize(1);
        long revision = registry.champion(BTC).revision();
        registry.setTerms(BTC, "model-1", suspended);
        registry.setTerms(BTC, "model-2", licensed);
        assertThat(registry.champion(BTC).revision()).isEqualTo(revision);

        registry.promote(BTC, step(NOON.plusSeconds(30), "model-2"), Optional.of("model-1"), TWO_WEEKS);
        assertThat(registry.champion(BTC).terms()).isEqualTo(suspended);
        registry.rollback(BTC, step(NOON.plusSeconds(60), "model-1"), TWO_WEEKS);
        assertThat(registry.champion(BTC).terms()).isEqualTo(suspended);
        registry.retire(BTC, "model-1", NOON.plusSeconds(90), "expired", Map.of());
        assertThat(registry.champion(BTC).terms()).isEqualTo(ChampionTerms.NONE);
    }

    @Test
    void aPointerWithoutTermsIsReadAndWrittenAsBefore() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);
        assertThat(store.get(StoreKeys.champion(BTC)).orElseThrow().text())
                .contains("\"format\" : 1")
                .doesNotContain("terms");
        assertThat(registry.champion(BTC).terms()).isEqualTo(ChampionTerms.NONE);
    }

    @Test
    void aPointerOfTheFormatBeforeWeightsIsReadAndWrittenAsBefore() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS, ChampionTerms.licensed("0123456789ab", 0.03));
        String stored = store.get(StoreKeys.champion(BTC)).orElseThrow().text();
        assertThat(stored).contains("\"format\" : 2").doesNotContain("weight");

        registry.setTerms(
                BTC, "model-1", ChampionTerms.licensed("0123456789ab", 0.03).withWeight(0.25));

        assertThat(store.get(StoreKeys.champion(BTC)).orElseThrow().text()).contains("\"format\" : 3");
        assertThat(registry.champion(BTC).terms().weight()).contains(0.25);
        assertThat(registry.champion(BTC).terms().limit(0.4)).isEqualTo(0.25);
        assertThat(registry.champion(BTC).terms().limit(0.2)).isEqualTo(0.2);
    }

    @Test
    void badTermsAreRefused() {
        assertThatThrownBy(() -> ChampionTerms.NONE.withWeight(0)).hasMessageContaining("weight must lie in (0, 1]: 0");
        assertThatThrownBy(() -> ChampionTerms.NONE.withShare(0)).hasMessageContaining("share must lie in (0, 1]: 0");
        assertThatThrownBy(() -> ChampionTerms.licensed("0123456789ab", 0))
                .hasMessageContaining("maxDailyLoss must be finite and > 0: 0");
    }

    @Test
    void aRepeatedPromotionChangesNothing() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);

        assertThat(registry.champion(BTC).history()).hasSize(1);
        assertThat(registry.champion(BTC).revision()).isEqualTo(1);
    }

    @Test
    void refusesToPromoteAgainstAnotherChampion() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);

        assertThatThrownBy(() -> registry.promote(BTC, step(NOON, "model-2"), FLAT, TWO_WEEKS))
                .isInstanceOf(ChampionChangedException.class)
                .hasMessage(
                        "not promoted: it was judged against flat, and by now models/binance/BTC-USDT/champion.json names"
                                + " model-1; train again to be judged against that");
        assertThat(registry.champion(BTC).name()).isEqualTo("model-1");
    }

    @Test
    void retiresOnlyTheChampionThatWasJudged() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);

        assertThat(registry.retire(BTC, "model-0", NOON, "expired", Map.of()).name())
                .isEqualTo("model-1");
        assertThat(registry.retire(BTC, "model-1", NOON, "expired", Map.of()).name())
                .isEqualTo("flat");
        assertThat(registry.champion(BTC).expiry()).isEmpty();
    }

    @Test
    void rollsBackToTheModelBefore() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);
        registry.promote(BTC, step(NOON.plusSeconds(1), "model-2"), Optional.of("model-1"), TWO_WEEKS);
        Optional<String> before = registry.champion(BTC).previous();

        Champion champion =
                registry.rollback(BTC, new Champion.Step(NOON.plusSeconds(2), before, "by hand", Map.of()), TWO_WEEKS);

        assertThat(before).contains("model-1");
        assertThat(champion.name()).isEqualTo("model-1");
        assertThat(champion.history()).hasSize(3);
        assertThat(champion.expiry()).contains(NOON.plusSeconds(2).plus(TWO_WEEKS));
    }

    @Test
    void flatCameBeforeTheFirstModel() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);

        assertThat(registry.champion(BTC).previous()).isEmpty();
    }

    @Test
    void dropsTheOldestChangesOnly() {
        for (int i = 0; i < Champion.MAX_HISTORY + 5; i++) {
            registry.rollback(BTC, step(NOON.plusSeconds(i), "model-" + i), TWO_WEEKS);
        }

        Champion champion = registry.champion(BTC);
        assertThat(champion.history()).hasSize(Champion.MAX_HISTORY);
        assertThat(champion.history().get(0).modelId()).contains("model-5");
        assertThat(champion.revision()).isEqualTo(Champion.MAX_HISTORY + 5);
    }

    @Test
    void losesNoChangeUnderConcurrentWrites() throws Exception {
        ChampionRegistry retrying =
                new ChampionRegistry(store, new Backoff(100, Duration.ofMillis(1), Duration.ofMillis(5)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Champion>> changes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Champion.Step step = step(NOON.plusSeconds(i), "model-" + i);
                changes.add(threads.submit(() -> retrying.rollback(BTC, step, TWO_WEEKS)));
            }
            for (Future<Champion> change : changes) {
                change.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(registry.champion(BTC).revision()).isEqualTo(40);
        assertThat(registry.champion(BTC).history().stream().map(Champion.Step::modelId))
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void refusesADamagedPointerAndSaysWhatToDo() {
        registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS);
        String whole = store.get(StoreKeys.champion(BTC)).orElseThrow().text();

        assertThatThrownBy(() -> read(whole.substring(0, whole.length() / 2)))
                .isInstanceOf(DamagedChampionException.class)
                .hasMessageContaining("models/binance/BTC-USDT/champion.json is damaged")
                .hasMessageContaining("Restore an older version of it, or remove it, which means flat");
        assertThatThrownBy(() -> read(whole.replace("\"format\" : 1", "\"format\" : 4")))
                .hasMessageContaining("its format must be 1 to 3, found 4");
        assertThatThrownBy(() -> read(whole.replace("\"revision\"", "\"version\"")))
                .hasMessageContaining("version");
        assertThatThrownBy(() -> read(whole.replace("model-1", "../model")))
                .hasMessageContaining("invalid model id: '../model'");
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("it must be a JSON object");
        assertThat(read(whole)).isEqualTo(registry.champion(BTC));
    }

    @Test
    void leavesADamagedPointerUnchanged() {
        byte[] damaged = "{".getBytes(StandardCharsets.UTF_8);
        store.putIfAbsent(StoreKeys.champion(BTC), damaged);

        assertThatThrownBy(() -> registry.promote(BTC, step(NOON, "model-1"), FLAT, TWO_WEEKS))
                .isInstanceOf(DamagedChampionException.class);
        assertThat(store.get(StoreKeys.champion(BTC)).orElseThrow().bytes()).isEqualTo(damaged);
    }

    /** Written by version 0.1: components of stored records must not be renamed or reordered. */
    @Test
    void writesAStoredPointerToTheSameBytes() throws IOException {
        try (InputStream stored = ChampionRegistryTest.class.getResourceAsStream("champion.json")) {
            byte[] bytes = Objects.requireNonNull(stored).readAllBytes();
            assertThat(new ChampionCodec().encode(ChampionRegistry.read(BTC, bytes)))
                    .isEqualTo(bytes);
        }
    }

    private static Champion read(String json) {
        return ChampionRegistry.read(BTC, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Champion.Step step(Instant at, String model) {
        return new Champion.Step(at, Optional.of(model), "promoted: well done", Map.of("trades", 212.0));
    }
}
