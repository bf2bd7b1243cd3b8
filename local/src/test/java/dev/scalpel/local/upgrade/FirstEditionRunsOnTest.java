package dev.scalpel.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.store.upgrade.UpgradingStore;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After the upgrade a day passes: retrieval goes on from the first edition's newest bar, and the next night is trained beside its
 * models. {@link FirstEditionStoreTest} has execution.
 */
class FirstEditionRunsOnTest {

    private static final Symbol SYMBOL = Symbol.parse("BTC/USDT");
    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant MORNING = Instant.parse("2026-06-01T03:40:05Z");
    private static final Instant NIGHT = Instant.parse("2026-06-02T00:20:02Z");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ObjectStore raw = new MemoryStore();
    private final ObjectStore store = new UpgradingStore(raw);
    private final SettableClock clock = new SettableClock(MORNING);
    private final List<String> failures = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void retrievalAndTrainingGoOnWhereTheFirstEditionEnded() {
        FirstEdition.putInto(raw);
        BarSeries stored = bars();
        try (Rehearsal venue = Rehearsal.start(0, Map.of(SYMBOL, market().merge(stored)), clock)) {
            LocalFunctions functions = start(venue);

            assertThat(call(functions, LocalFunctions.RETRIEVAL, "{}")
                            .at("/symbols/0/stored")
                            .asLong())
                    .isPositive();
            assertThat(bars().lastOpenTime()).isEqualTo(MORNING.minusSeconds(65).toEpochMilli());
            assertThat(bars().between(stored.firstOpenTime(), stored.lastOpenTime() + 1))
                    .isEqualTo(stored);

            clock.setTo(NIGHT);
            call(functions, LocalFunctions.RETRIEVAL, "{\"action\": \"backfill\", \"from\": \"2026-05-24\"}");
            String limits = "{\"action\": \"retrain\", \"trials\": 1, \"budgetSeconds\": 60}";
            JsonNode trained = call(functions, LocalFunctions.TRAINING, limits).at("/symbols/0");
            assertThat(trained.path("to").asText()).isEqualTo("2026-06-02T00:00:00Z");
            assertThat(trained.path("trials").asInt()).as(trained.toString()).isPositive();
            assertThat(trained.path("failure").isNull()).as(trained.toString()).isTrue();
        }
        assertThat(failures).isEmpty();
        assertThat(store.list("tuning/binance/BTC-USDT/2026-06-02/")).isNotEmpty();
        assertThat(new ChampionRegistry(store).champion(BTC).history().toString())
                .contains(FirstEdition.MODEL);
    }

    private static JsonNode call(LocalFunctions functions, String function, String event) {
        return functions.call(function, event, LIMIT);
    }

    private LocalFunctions start(Rehearsal venue) {
        String limits = "venueConnection: {address: \"" + venue.uri() + "\"}\n"
                + "retrieval: {historyDays: 8}\n"
                + "training: {style: brackets, windowDays: 8, folds: 2, foldDays: 2, holdOutDays: 2}\n";
        Settings settings = SettingsReader.fromText("scalpel.yaml", FirstEdition.settings() + limits, Map.of())
                .settings();
        return LocalFunctions.of(
                FunctionContext.of(settings, store, folder, clock, "test"),
                Map.of(),
                (function, action, failure) -> failures.add(function + ": " + failure),
                TrainingProgress.SILENT,
                clock);
    }

    private BarSeries bars() {
        return new StoredBars(store).read(BTC, 0, NIGHT.toEpochMilli());
    }

    private static BarSeries market() {
        long first = Instant.parse("2026-05-20T00:00:00Z").toEpochMilli();
        return SyntheticMarket.generate(MarketSpec.of(List.of(SYMBOL), first, 14, 3))
                .get(SYMBOL);
    }
}
