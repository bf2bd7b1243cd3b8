package dev.scalpel.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.local.rehearsal.Dialect;
import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.generic.Tape;
import dev.scalpel.venue.generic.TapeStandIn;
import dev.scalpel.venue.generic.kraken.KrakenStandIn;
import dev.scalpel.venue.generic.okx.OkxStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retrieval, training and execution at a venue's stand-in: a model that was trained on the venue's bars decides on its next ones. */
class ModelOfAVenueTest {

    private static final Symbol SYMBOL = Symbol.parse("BTC/USDT");
    private static final Instant FIRST = Instant.parse("2026-05-24T00:00:00Z");
    private static final int DAYS = 9;
    private static final Instant NIGHT = Instant.parse("2026-06-01T00:20:02Z");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MINUTES = 90;

    private static final BarSeries MARKET = SyntheticMarket.generate(
                    MarketSpec.of(List.of(SYMBOL), FIRST.toEpochMilli(), DAYS, 3)
                            .withEdge(new Edge(EdgeKind.REVERSION, 0.5)))
            .get(SYMBOL);

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private final List<String> failures = new ArrayList<>();

    @Test
    void atBybit() {
        SettableClock clock = new SettableClock(NIGHT);
        try (Rehearsal venue = Rehearsal.start(Dialect.BYBIT, 0, Map.of(SYMBOL, MARKET), clock)) {
            run("bybit", venue.uri(), clock, () -> clock.setTo(clock.instant().plusSeconds(60)));
        }
        assertThat(bars("bybit").bar(100))
                .isEqualTo(withoutCounts(bar(bars("bybit").openTime(100))));
    }

    /** Its bars are built from trades, so that what takers bought is known. */
    @Test
    void atKraken() {
        try (TapeStandIn venue = new KrakenStandIn(Tape.of(MARKET), NIGHT)) {
            run("kraken", venue.address(), venue.clock(), () -> venue.advance(Duration.ofMinutes(1)));
        }
        Bar stored = bars("kraken").bar(100);
        assertThat(stored.close()).isEqualTo(bar(stored.openTime()).close());
        assertThat(stored.trades()).isEqualTo(4);
        assertThat(stored.takerBuyVolume()).isPositive();
    }

    @Test
    void aRateLimitAmongManyPagesLosesNoneOfThoseBeforeIt() {
        try (TapeStandIn venue = new KrakenStandIn(Tape.of(MARKET), NIGHT)) {
            LocalFunctions functions = functions("kraken", venue.address(), venue.clock());
            venue.failAfter(20, VenueFault.RATE_LIMITED);

            JsonNode limited = call(functions, LocalFunctions.RETRIEVAL, "{}");

            assertThat(limited.at("/symbols/0/failure").asText()).contains("rate-limited by the venue until");
            // A page has 1,000 trades, a minute four; one request was for the time.
            assertThat(limited.at("/symbols/0/stored").asInt()).isBetween(4_500, 4_751);
            assertThat(bars("kraken").size())
                    .isEqualTo(limited.at("/symbols/0/stored").asInt());
            int requests = venue.arrivals().size();
            call(functions, LocalFunctions.RETRIEVAL, "{}");
            assertThat(venue.arrivals()).as("paused").hasSize(requests);
            venue.advance(Duration.ofMinutes(2));
            assertThat(retrieve(functions).path("caughtUp").asBoolean()).isTrue();
            assertThat(bars("kraken").size()).isEqualTo(8 * 1_440 + 3);
        }
    }

    @Test
    void atOkx() {
        try (TapeStandIn venue = new OkxStandIn(Tape.of(MARKET), NIGHT)) {
            run("okx", venue.address(), venue.clock(), () -> venue.advance(Duration.ofMinutes(1)));
        }
        Bar stored = bars("okx").bar(100);
        assertThat(stored.high()).isEqualTo(bar(stored.openTime()).high());
        assertThat(stored.trades()).isEqualTo(Bar.UNKNOWN_TRADES);
    }

    private void run(String venue, URI address, Clock clock, Runnable minute) {
        InstrumentId instrument = new InstrumentId(venue, SYMBOL);
        LocalFunctions functions = functions(venue, address, clock);
        // As many calls as it takes to fill the store.
        JsonNode retrieved = retrieve(functions);
        for (int calls = 0; calls < 20 && !retrieved.path("caughtUp").asBoolean(); calls++) {
            retrieved = retrieve(functions);
        }
        assertThat(retrieved.path("caughtUp").asBoolean())
                .as(retrieved.toString())
                .isTrue();
        assertThat(bars(venue).size()).isEqualTo(8 * 1_440 + 1);

        JsonNode trained = call(
                        functions,
                        LocalFunctions.TRAINING,
                        "{\"action\": \"retrain\", \"trials\": 1, \"budgetSeconds\": 60}")
                .at("/symbols/0");
        String model = trained.path("candidate").asText();
        assertThat(model).as(trained.toString()).isNotEmpty();
        call(
                functions,
                LocalFunctions.TRAINING,
                "{\"action\": \"rollback\", \"symbol\": \"BTC/USDT\", \"to\": \"" + model + "\"}");
        assertThat(new ChampionRegistry(store).champion(instrument).name()).isEqualTo(model);

        int opened = 0;
        for (int passed = 0; passed < MINUTES; passed++) {
            minute.run();
            retrieve(functions);
            JsonNode decided = call(functions, LocalFunctions.EXECUTION, "{}").at("/symbols/0");
            assertThat(decided.path("outcome").asText()).isEqualTo("decided");
            if (decided.path("position").isNull()) {
                assertThat(decided.at("/insight/modelId").asText())
                        .as(decided.toString())
                        .isEqualTo(model);
            } else {
                opened++;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(opened).as("minutes in a position on paper").isPositive();
        assertThat(new StoredLedger(store).trades(instrument, YearMonth.of(2026, 6)))
                .isNotEmpty();
    }

    private JsonNode retrieve(LocalFunctions functions) {
        return call(functions, LocalFunctions.RETRIEVAL, "{}").at("/symbols/0");
    }

    private static JsonNode call(LocalFunctions functions, String function, String event) {
        return functions.call(function, event, LIMIT);
    }

    private LocalFunctions functions(String venue, URI address, Clock clock) {
        String yaml = "venue: " + venue + "\nsymbols: {BTC/USDT: 0.98}\n"
                + "venueConnection: {address: \"" + address + "\"}\n"
                + "costs: {feeBp: 0, slippageBp: 0}\n"
                + "retrieval: {historyDays: 8}\n"
                + "training: {style: brackets, windowDays: 8, folds: 2, foldDays: 2, holdOutDays: 2}\n";
        Settings settings =
                SettingsReader.fromText("scalpel.yaml", yaml, Map.of()).settings();
        return LocalFunctions.of(
                FunctionContext.of(settings, store, folder, clock, "test"),
                Map.of(),
                (function, action, failure) -> failures.add(function + ": " + failure),
                TrainingProgress.SILENT,
                clock);
    }

    private BarSeries bars(String venue) {
        return new StoredBars(store)
                .read(
                        new InstrumentId(venue, SYMBOL),
                        0,
                        NIGHT.plus(Duration.ofDays(1)).toEpochMilli());
    }

    private static Bar bar(long minute) {
        return MARKET.bar(MARKET.rowOf(minute));
    }

    private static Bar withoutCounts(Bar bar) {
        return new Bar(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                Bar.UNKNOWN_TRADES,
                Bar.UNKNOWN_VOLUME);
    }
}
