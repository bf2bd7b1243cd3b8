package dev.scalpel.benchmarks.portfolio;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.paper.PaperRound;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.Trader;
import dev.scalpel.simulation.TraderListener;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand signals of three strategies, of which one rests a stop, over a year of minutes; and the simulator over the same bars. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SignalsBacktestJmh {

    static final int SIGNALS = 1_000;
    static final int DAYS = 365;

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Costs COSTS = Costs.of(0.001, 0.0002).withHalfSpread(0.0001);
    private static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.00001"),
            new BigDecimal("0.00001"),
            new BigDecimal("9000"),
            new BigDecimal("5"));
    /** Random signals lose; the limits of a real account would end them after a few months. */
    private static final String SETTINGS = """
            limits: {dailyLossShare: 0.9, drawdownShare: 0.9, maxConsecutiveLosses: 1000}
            portfolios:
              crypto:
                quote: USDT
                allocation: buy-side-boost
                strategies:
                  btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                  eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25, stopLoss: 0.08}
                  sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5}
            """;

    private Map<Symbol, BarSeries> bars = Map.of();
    private List<Signal> signals = List.of();
    private Optional<PaperRound> round = Optional.empty();

    @Setup
    public void fill() {
        List<Symbol> symbols = List.of(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT"), Symbol.parse("SOL/USDT"));
        bars = SyntheticMarket.generate(MarketSpec.of(symbols, START.toEpochMilli(), DAYS, 7));
        Settings settings = settings();
        PaperPortfolio portfolio = new PaperPortfolio(
                settings, settings.portfolios().values().iterator().next());
        round = Optional.of(portfolio.round(strategy -> new PaperMarket(
                strategy,
                FILTERS,
                COSTS,
                BigDecimal.TEN,
                bars.getOrDefault(strategy.instrument().symbol(), BarSeries.empty()))));
        signals = randomSignals();
    }

    private static Settings settings() {
        return SettingsReader.fromText("benchmark", SETTINGS, Map.of()).settings();
    }

    private static List<Signal> randomSignals() {
        Random random = new Random(7);
        List<String> names = List.of("btc", "eth", "sol");
        List<Signal> all = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            Instant time = START.plusSeconds(random.nextInt(DAYS * 86_400));
            TargetState target = random.nextBoolean() ? TargetState.LONG : TargetState.FLAT;
            all.add(new Signal(
                    "s" + i,
                    "crypto",
                    names.get(random.nextInt(names.size())),
                    target,
                    Signal.Kind.ORDER,
                    time,
                    time,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "benchmark",
                    "0".repeat(64)));
        }
        return all;
    }

    @Benchmark
    public PaperReplay.Result signals() {
        Instant end = Instant.ofEpochMilli(Minutes.plus(START.toEpochMilli(), DAYS * Minutes.PER_DAY));
        return PaperReplay.run(
                round.orElseThrow(), PortfolioState.initial("benchmark", new BigDecimal("10000")), signals, START, end);
    }

    /** The model's simulator, bar by bar, without a single decision. */
    @Benchmark
    public double simulator() {
        double equity = 0;
        for (BarSeries series : bars.values()) {
            Trader trader = new Trader(SimulationSettings.of(COSTS), TraderState.starting(10_000), TraderListener.NONE);
            for (int row = 0; row < series.size(); row++) {
                trader.onBar(
                        series.openTime(row), series.open(row), series.high(row), series.low(row), series.close(row));
            }
            equity += trader.account().equity();
        }
        return equity;
    }
}
