package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.clock.AcceleratedClock;
import dev.scalpel.local.clock.Beat;
import dev.scalpel.local.clock.Cadence;
import dev.scalpel.local.functions.Functions;
import dev.scalpel.localexchange.Listing;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.BarArchive;
import dev.scalpel.store.DirectoryStore;
import dev.scalpel.store.Durability;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.synthetic.SyntheticMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Plays a synthetic market to the real functions: exchange, clock and store are here, all else is as in the cloud. */
public final class Demo {

    private static final Duration FUNCTION_LIMIT = Duration.ofMinutes(5);

    private final DemoPlan plan;
    private final Path directory;
    private final DemoView view;

    /** @param directory empty or absent: the demo's store */
    public Demo(DemoPlan plan, Path directory, DemoView view) {
        this.plan = plan;
        this.directory = directory;
        this.view = view;
    }

    public DemoResult run(BooleanSupplier stopped) {
        long started = System.nanoTime();
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(plan.market());
        SettableClock clock = new SettableClock(DemoPlan.START);
        List<Listing> listings = market.entrySet().stream()
                .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                .toList();
        try (LocalExchange exchange = LocalExchange.start(clock, listings)) {
            ObjectStore store = new DirectoryStore(directory, Durability.NONE);
            Settings settings = settings(exchange);
            Functions functions = Functions.of(
                    settings,
                    store,
                    clock,
                    (function, action, failure) -> view.note(function + " failed: " + failure.getMessage()));
            AcceleratedClock accelerated = new AcceleratedClock(clock, beats(functions));
            accelerated.run(plan.firstMinute(), plan.endMinute(), stopped);
            return result(new BarArchive(store, settings.venue()), (System.nanoTime() - started) / 1e9);
        }
    }

    private List<Beat> beats(Functions functions) {
        return List.of(new Beat("data-retrieval", Cadence.everyMinutes(1), minute -> {
            JsonNode answer = functions.call(Functions.RETRIEVAL, "{}", FUNCTION_LIMIT);
            answer.path("failures").forEach(failure -> view.note(failure.asText()));
            tell(minute, answer);
        }));
    }

    private void tell(long minute, JsonNode answer) {
        long done = Minutes.between(plan.firstMinute(), minute) + 1;
        StringBuilder line = new StringBuilder(Instant.ofEpochMilli(minute).toString());
        for (JsonNode symbol : answer.path("symbols")) {
            line.append("  ").append(symbol.path("symbol").asText());
            line.append(symbol.path("caughtUp").asBoolean() ? " stored" : " behind");
        }
        view.progress((double) done / (plan.days() * Minutes.PER_DAY), line.toString());
    }

    private Settings settings(LocalExchange exchange) {
        String yaml = "symbols: {BTC/USDT: 0.49, ETH/USDT: 0.49}\n"
                + "retrieval: {historyDays: " + plan.historyDays() + "}\n"
                + "exchange: {address: \"" + exchange.uri() + "\"}\n";
        return SettingsReader.fromText("the demo's settings", yaml, Map.of()).settings();
    }

    private DemoResult result(BarArchive archive, double seconds) {
        List<DemoResult.Stored> stored = DemoPlan.SYMBOLS.stream()
                .map(symbol -> stored(symbol, archive.read(symbol, plan.historyBegin(), plan.endMinute())))
                .toList();
        return new DemoResult(plan.days(), plan.seed(), directory.toString(), seconds, stored);
    }

    private static DemoResult.Stored stored(Symbol symbol, BarSeries bars) {
        long quiet = 0;
        for (int row = 0; row < bars.size(); row++) {
            quiet += bars.volume(row) == 0 ? 1 : 0;
        }
        return new DemoResult.Stored(
                symbol,
                bars.size(),
                bars.bar(0).openInstant(),
                bars.last().openInstant(),
                quiet,
                bars.gaps().stream().mapToLong(Gap::minutes).sum(),
                bars.last().close());
    }
}
