package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.score.ScoreInputs;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.samples.SampleScoreModel;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.ScoreTactics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant FIRST = Instant.parse("2026-06-01T00:20:00Z");
    private static final Instant SECOND = Instant.parse("2026-06-02T00:20:00Z");

    @TempDir
    Path folder;

    private DirectoryStore store;

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE);
    }

    @Test
    void theNewestComesFirstAndTheFormerChampionHasItsTime() throws IOException {
        String first = put(FIRST);
        String second = put(SECOND);

        JsonNode list = json();

        assertThat(list.path("symbol").asText()).isEqualTo("BTC/USDT");
        assertThat(list.path("champion").asText()).isEqualTo(second);
        assertThat(list.path("rows")).hasSize(2);
        JsonNode newest = list.at("/rows/0");
        assertThat(newest.path("id").asText()).isEqualTo(second);
        assertThat(newest.path("style").asText()).isEqualTo("score");
        assertThat(newest.path("made").asText()).isEqualTo(SECOND.toString());
        assertThat(newest.path("champion").asBoolean()).isTrue();
        assertThat(newest.path("why").asText()).isEqualTo("a sample");
        JsonNode former = list.at("/rows/1");
        assertThat(former.path("id").asText()).isEqualTo(first);
        assertThat(former.path("champion").asBoolean()).isFalse();
        assertThat(former.path("since").asText()).isEqualTo(FIRST.toString());
        assertThat(former.path("until").asText()).isEqualTo(SECOND.toString());
    }

    @Test
    void aRetiredModelIsListedBesideFlat() {
        String only = put(FIRST);
        new ChampionRegistry(store).retire(BTC, only, SECOND, "it lost", Map.of());

        assertThat(text())
                .contains(
                        "BTC/USDT is traded by flat",
                        only,
                        "champion from " + FIRST + " to " + SECOND,
                        "a sample; followed by flat: it lost");
    }

    @Test
    void aModelThatThisVersionRefusesSaysWhy() throws IOException {
        String id = "20260601T002000Z-0123456789ab";
        store.putIfAbsent(StoreKeys.model(BTC, id, "manifest.json"), "{".getBytes(StandardCharsets.UTF_8));

        JsonNode row = json().at("/rows/0");

        assertThat(row.path("id").asText()).isEqualTo(id);
        assertThat(row.path("style").isNull()).isTrue();
        assertThat(row.path("since").isNull()).isTrue();
        assertThat(row.path("why").asText()).contains(id);
    }

    @Test
    void aRolledBackModelCountsFromItsLastPromotion() throws IOException {
        String first = put(FIRST);
        put(SECOND);
        Instant third = SECOND.plusSeconds(60);
        new ChampionRegistry(store)
                .rollback(
                        BTC, new Champion.Step(third, Optional.of(first), "rolled back", Map.of()), Duration.ofDays(1));

        JsonNode row = json().at("/rows/1");

        assertThat(row.path("champion").asBoolean()).isTrue();
        assertThat(row.path("since").asText()).isEqualTo(third.toString());
        assertThat(row.path("until").isNull()).isTrue();
        assertThat(row.path("why").asText()).isEqualTo("rolled back");
    }

    @Test
    void anEmptyStoreIsNoError() {
        assertThat(text()).isEqualTo("BTC/USDT is traded by flat; no model is stored");
    }

    @Test
    void aSymbolThatIsNotTradedIsAnErrorAndNotFlat() {
        TestCommandLine process =
                new TestCommandLine(folder, Clock.fixed(SECOND.plusSeconds(600), ZoneOffset.UTC), false);

        assertThat(process.run("models", "--symbol", "FOO/BAR")).isEqualTo(1);
        assertThat(process.output()).isEmpty();
        assertThat(process.errorOutput()).contains("FOO/BAR is not in the settings; they have BTC/USDT");
    }

    private String put(Instant at) {
        FeatureSet features = FeatureSet.extended(FeatureVariant.BARE);
        int inputs = ScoreInputs.of(features).size();
        ScoreWeights weights = new ScoreWeights(List.of(15), new double[][] {new double[inputs]});
        return SampleScoreModel.put(
                store, BTC, features, weights, ScoreTactics.DEFAULT, new ScoreModel.Frozen(1e-4, 1, 1), at);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(run("models", "--symbol", "BTC/USDT", "--json"));
    }

    private String text() {
        return run("models", "--symbol", "BTC/USDT").strip();
    }

    private String run(String... words) {
        TestCommandLine process =
                new TestCommandLine(folder, Clock.fixed(SECOND.plusSeconds(600), ZoneOffset.UTC), false);
        int code = process.run(words);
        assertThat(code).as(process.errorOutput()).isZero();
        return process.output();
    }
}
