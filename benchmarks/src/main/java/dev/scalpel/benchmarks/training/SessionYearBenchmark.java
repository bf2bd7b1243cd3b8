package dev.scalpel.benchmarks.training;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.CostLevel;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.backtest.run.ModelBacktest;
import dev.scalpel.market.BarSeries;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.trading.instrument.TradingSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A year of a currency pair, without its weekends and in both changes of New York's clock, trained and tested as
 * {@code ./scalpel backtest} does it; beside the same market if it were open at all times.
 */
public final class SessionYearBenchmark implements Benchmark {

    private static final int DAYS = 365;
    private static final int QUICK_DAYS = 210;
    /** Half a spread, about that of a major pair. */
    private static final double COST_BP = 0.5;
    /** Of so much money that the smallest unit is a small part of it. */
    private static final String SETTINGS =
            "mode: paper\nvenue: oanda\nsymbols: {EUR/USD: 0.9}\nexecution: {paperCapital: 10000000}\n";

    private static final String REFERENCE = "the same market, open at all times";

    @Override
    public String name() {
        return "session-year";
    }

    @Override
    public String question() {
        return "Does a year of a currency pair, traded in its hours only, train and trade, and how long does that take?";
    }

    /** @param seconds of fits, scores and trades */
    private record Tested(
            int minutes, double seconds, int trades, double breakEvenBp, double errorBp, EarnedLicence licence) {}

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        int days = run.quick() ? QUICK_DAYS : DAYS;
        List<ResultRow> rows = new ArrayList<>();
        for (boolean planted : new boolean[] {true, false}) {
            BarSeries bars = CurrencyPair.market(days, planted);
            Tested always = tested(bars, TradingSession.ALWAYS_OPEN, run);
            Tested hours = tested(bars, TradingSession.FOREX, run);
            String market = planted ? "planted edge" : "no edge";
            rows.add(ResultRow.of(market + ", minutes", hours.minutes(), "bars", REFERENCE, always.minutes()));
            rows.add(ResultRow.of(market + ", backtest", hours.seconds(), "s", REFERENCE, always.seconds()));
            rows.add(ResultRow.of(market + ", trades", hours.trades(), "trades", REFERENCE, always.trades()));
            rows.add(ResultRow.of(
                    market + ", breaks even at", hours.breakEvenBp(), "bp per side", REFERENCE, always.breakEvenBp()));
            rows.add(ResultRow.of(
                    market + ", its standard error", hours.errorBp(), "bp per side", REFERENCE, always.errorBp()));
            EarnedLicence licence = hours.licence();
            rows.add(ResultRow.of(
                    market + (licence.licensed() ? ", licensed after " : ", no licence after ") + licence.days()
                            + " days",
                    licence.evidence(),
                    "evidence",
                    "a licence, after 60 days or more",
                    LicenceRules.shipped().threshold()));
        }
        return rows;
    }

    private static Tested tested(BarSeries all, TradingSession session, BenchmarkRun run) {
        try (TemporaryFolder home = TemporaryFolder.of("session-year")) {
            Files.writeString(home.path().resolve("scalpel.yaml"), SETTINGS);
            Clock clock =
                    Clock.fixed(Instant.ofEpochMilli(all.lastOpenTime()).plus(Duration.ofDays(1)), ZoneOffset.UTC);
            FunctionContext context = FunctionContext.of(home.path(), Map.of(), clock, "benchmark");
            BarSeries bars = CurrencyPair.within(session, all);
            new StoredBars(context.store()).append(CurrencyPair.ID, bars);
            new InstrumentStore(context.store(), CurrencyPair.ID.venue())
                    .merge(
                            CurrencyPair.START,
                            List.of(CurrencyPair.ID.symbol()),
                            Map.of(CurrencyPair.ID.symbol(), CurrencyPair.rules(session)));
            ModelBacktest backtest = new ModelBacktest(context);
            BacktestPlan plan = backtest.plan(
                    CurrencyPair.ID.symbol(), Optional.empty(), Optional.empty(), BacktestPlan.Retrain.DAILY);
            long started = System.nanoTime();
            ModelBacktest.Run result = backtest.run(
                    plan,
                    Gate.OFF,
                    Optional.empty(),
                    own -> List.of(CostLevel.fee(COST_BP)),
                    ModelBacktest.directory(home.path(), ModelBacktest.name(plan)),
                    progress(session, run));
            return new Tested(
                    bars.size(),
                    (System.nanoTime() - started) / 1e9,
                    result.result().trades(),
                    result.result()
                            .breakEvenBp()
                            .orElseThrow(() -> new BenchmarkException("no trade in the hours " + session)),
                    result.result().breakEvenStandardError().orElse(Double.NaN),
                    EarnedLicence.of(
                            result.simulated().trades(), result.simulated().startEquity()));
        } catch (IOException e) {
            throw new UncheckedIOException("the home of a backtest cannot be written", e);
        }
    }

    private static BacktestListener progress(TradingSession session, BenchmarkRun run) {
        return new BacktestListener() {
            @Override
            public void note(String text) {
                run.log().println(session + ": " + text);
            }

            @Override
            public void progress(double share, String text) {
                // A line for each step would be thousands.
            }
        };
    }
}
