package dev.scalpel.portfolio.paper;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.MarginRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Random markets, costs and signals: jumps beyond limits, absent minutes, funding, signals that repeat and reverse. */
final class PaperWorld {

    static final BigDecimal CASH = new BigDecimal("10000");

    final int minutes;
    final boolean shorts;
    final Costs costs;
    final List<Strategy> strategies = List.of(
            PaperSamples.strategy("btc", "0.2"),
            PaperSamples.strategy("eth", "0.25"),
            PaperSamples.strategy("sol", "0.5"));
    final Map<String, BarSeries> bars = new TreeMap<>();
    final List<Signal> signals = new ArrayList<>();

    private final RoundTerms terms;

    PaperWorld(long seed, int minutes) {
        this.minutes = minutes;
        // Neighbouring seeds begin alike: their bits are spread first.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        shorts = random.nextBoolean();
        Costs base =
                Costs.of(random.nextInt(20) / 1e4, random.nextInt(12) / 1e4).withHalfSpread(random.nextInt(3) / 1e4);
        costs = shorts
                ? base.withFundingRates(funding(random)).withMargin(margin(random))
                : base.withFeeAsset(feeAsset(random));
        RoundTerms plain = PaperSamples.terms(
                random.nextBoolean() ? AllocationPolicy.BUY_SIDE_BOOST : AllocationPolicy.MULTI_STRATEGY, strategies);
        ProtectionTerms stop = new ProtectionTerms(
                new BigDecimal("0.004"),
                random.nextBoolean() ? Optional.of(new BigDecimal("0.006")) : Optional.empty());
        terms = random.nextBoolean() ? PaperSamples.withStops(plain, stop) : plain;
        strategies.forEach(strategy -> bars.put(strategy.name(), walk(random)));
        int count = 1 + random.nextInt(minutes / 5);
        for (int i = 0; i < count; i++) {
            signals.add(randomSignal(random));
        }
    }

    Instant start() {
        return PaperSamples.START;
    }

    Instant end() {
        return Instant.ofEpochMilli(Minutes.plus(PaperSamples.FIRST, minutes));
    }

    PortfolioState initial() {
        return PortfolioState.initial("w", CASH);
    }

    PaperRound round() {
        return round(bars);
    }

    PaperRound round(Map<String, BarSeries> others) {
        return PaperSamples.round(terms, costs, strategy -> others.get(strategy.name()));
    }

    PaperReplay.Result replay() {
        return PaperReplay.run(round(), initial(), signals, start(), end());
    }

    private FundingSeries funding(Random random) {
        List<FundingRate> rates = new ArrayList<>();
        for (int minute = 7; minute < minutes; minute += 20) {
            rates.add(new FundingRate(
                    Minutes.plus(PaperSamples.FIRST, minute), BigDecimal.valueOf(random.nextInt(21) - 10, 4)));
        }
        return FundingSeries.of(rates);
    }

    /** Liquidated about 1 % away, or never. */
    private static MarginRules margin(Random random) {
        return random.nextBoolean() ? MarginRules.NONE : PaperSamples.margin(50, "0.01");
    }

    private static FeeAsset feeAsset(Random random) {
        return random.nextBoolean() ? FeeAsset.RECEIVED : FeeAsset.QUOTE;
    }

    BarSeries walk(Random random) {
        BarSeries.Builder series = new BarSeries.Builder(minutes);
        double close = 50 + random.nextInt(500);
        for (int minute = 0; minute < minutes; minute++) {
            double open = cents(close * (1 + random.nextGaussian() * 0.0008));
            close = cents(open * (1 + random.nextGaussian() * 0.001));
            if (random.nextInt(12) > 0) {
                double high = cents(Math.max(open, close) * 1.0005);
                double low = cents(Math.min(open, close) * 0.9995);
                series.add(PaperSamples.bar(Minutes.plus(PaperSamples.FIRST, minute), open, high, low, close));
            }
        }
        return series.build();
    }

    private static double cents(double price) {
        return BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    private Signal randomSignal(Random random) {
        Strategy strategy = strategies.get(random.nextInt(strategies.size()));
        int kind = random.nextInt(shorts ? 3 : 2);
        TargetState target = kind == 0 ? TargetState.LONG : kind == 1 ? TargetState.FLAT : TargetState.SHORT;
        Instant time = start().plusSeconds(random.nextInt(minutes * 60));
        boolean stop = target == TargetState.FLAT && random.nextInt(3) == 0;
        return PaperSamples.signal(strategy.name(), target, stop ? Signal.Kind.STOP : Signal.Kind.ORDER, time);
    }
}
