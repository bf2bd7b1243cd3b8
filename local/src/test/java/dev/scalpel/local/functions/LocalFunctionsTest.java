package dev.scalpel.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.clock.ScaledClock;
import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFunctionsTest {

    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");
    private static final Map<Symbol, BarSeries> BARS =
            SyntheticMarket.generate(MarketSpec.of(List.of(Symbol.parse("BTC/USDT")), FIRST.toEpochMilli(), 62, 3));

    @TempDir
    Path folder;

    /** At speed 1,000, 30 seconds of market time would pass in 30 ms, too short for any call. */
    @Test
    void timeLimitsAreRealTimeAtAnySpeedOfTheMarket() {
        int speed = 1_000;
        Clock wall = Clock.systemUTC();
        try (Rehearsal rehearsal = Rehearsal.start(0, BARS, FIRST.plus(Duration.ofDays(61)), speed, wall)) {
            Settings settings = SettingsReader.fromText(
                            "test",
                            "symbols: {BTC/USDT: 0.5}\nvenueConnection: {address: \"" + rehearsal.uri() + "\"}",
                            Map.of())
                    .settings();
            Clock market = new ScaledClock(wall, rehearsal.now(), speed);
            FunctionContext here = FunctionContext.of(settings, new MemoryStore(), folder, market, "test");
            LocalFunctions functions =
                    LocalFunctions.of(here, Map.of(), here.logAndMailFailure(), TrainingProgress.SILENT, wall);

            JsonNode answer = functions.call(LocalFunctions.RETRIEVAL, "{}", Duration.ofSeconds(30));

            assertThat(answer.at("/symbols/0/stored").asLong())
                    .as(answer.toString())
                    .isGreaterThan(59 * 1_440L);
        }
    }
}
