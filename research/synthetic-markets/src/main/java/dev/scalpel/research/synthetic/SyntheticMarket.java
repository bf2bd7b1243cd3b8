package dev.scalpel.research.synthetic;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Realistic one-minute bars of several pairs, and their true drift. Volatility clusters and is seasonal, tails are fat,
 * jumps occur, volume and taker flow go with the moves, pairs are correlated. Without a planted edge every price is a
 * martingale within the minute and across minutes.
 */
public final class SyntheticMarket {

    /** Minutes simulated before the first bar, so that the signals have a history. */
    private static final int WARM_UP_MINUTES = 240;

    private final MarketSpec spec;
    private final Map<Symbol, BarSeries> bars;
    private final Map<Symbol, KnownDrift> drifts;

    private SyntheticMarket(MarketSpec spec, Map<Symbol, BarSeries> bars, Map<Symbol, KnownDrift> drifts) {
        this.spec = spec;
        this.bars = bars;
        this.drifts = drifts;
    }

    /** The bars alone, in the order of the specification's pairs: in less time and memory than with their drift. */
    public static Map<Symbol, BarSeries> generate(MarketSpec spec) {
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        simulate(spec, false).forEach(simulation -> bars.put(simulation.symbol, simulation.bars.build()));
        return Collections.unmodifiableMap(bars);
    }

    public static SyntheticMarket of(MarketSpec spec) {
        return collect(spec, simulate(spec, true));
    }

    private static List<PairSimulation> simulate(MarketSpec spec, boolean withDrift) {
        VolatilitySeasonality season = new VolatilitySeasonality();
        MarketFactor shared = new MarketFactor(spec.seed());
        List<PairSimulation> simulations = new ArrayList<>();
        spec.pairs().forEach(pair -> simulations.add(new PairSimulation(pair, spec, withDrift)));
        EdgeSignals reference = simulations.get(0).price.signals;
        for (int minute = -WARM_UP_MINUTES; minute < spec.minutes(); minute++) {
            long openTime = Minutes.plus(spec.firstMinute(), minute);
            double seasonNow = season.logVolatility(openTime);
            Edge edge = spec.edgeAt(minute);
            shared.advance();
            for (PairSimulation simulation : simulations) {
                simulation.price.setDrift(simulation.drift(edge, reference));
            }
            for (PairSimulation simulation : simulations) {
                simulation.price.advance(shared, seasonNow);
            }
            if (minute >= 0) {
                Edge next = spec.edgeAt(minute + 1);
                simulations.forEach(simulation -> simulation.record(openTime, next, reference));
            } else if (minute == -1) {
                simulations.forEach(simulation -> simulation.price.returnToStart());
            }
        }
        return simulations;
    }

    public MarketSpec spec() {
        return spec;
    }

    /** In the order of the specification's pairs. */
    public Map<Symbol, BarSeries> bars() {
        return bars;
    }

    /** @throws IllegalArgumentException when the market has no such pair */
    public BarSeries bars(Symbol symbol) {
        return of(bars, symbol);
    }

    /**
     * The true drift after each bar of {@link #bars(Symbol)}, row by row.
     *
     * @throws IllegalArgumentException when the market has no such pair
     */
    public KnownDrift drift(Symbol symbol) {
        return of(drifts, symbol);
    }

    private static <T> T of(Map<Symbol, T> map, Symbol symbol) {
        T found = map.get(symbol);
        if (found == null) {
            throw new IllegalArgumentException("no such pair in this market: " + symbol + ", it has " + map.keySet());
        }
        return found;
    }

    private static SyntheticMarket collect(MarketSpec spec, List<PairSimulation> simulations) {
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        Map<Symbol, KnownDrift> drifts = new LinkedHashMap<>();
        for (PairSimulation simulation : simulations) {
            bars.put(simulation.symbol, simulation.bars.build());
            simulation.drift.ifPresent(drift -> drifts.put(simulation.symbol, drift.build()));
        }
        return new SyntheticMarket(spec, Collections.unmodifiableMap(bars), Collections.unmodifiableMap(drifts));
    }

    /** A pair's price process and its recorded bars and drift. */
    private static final class PairSimulation {

        private final Symbol symbol;
        private final PriceProcess price;
        private final MissingMinutes outages;
        private final BarSeries.Builder bars;
        private final Optional<KnownDrift.Builder> drift;

        private PairSimulation(PairProfile pair, MarketSpec spec, boolean withDrift) {
            symbol = pair.symbol();
            price = new PriceProcess(pair, spec.seed());
            outages = new MissingMinutes(
                    spec.missingShare(), RandomStream.stream(spec.seed(), symbol.key() + " outages"));
            bars = new BarSeries.Builder(spec.minutes());
            drift = withDrift ? Optional.of(new KnownDrift.Builder(spec.minutes())) : Optional.empty();
        }

        private double drift(Edge edge, EdgeSignals reference) {
            return edge.amplitude() * price.signals.typicalMove() * price.signals.of(edge, reference);
        }

        private void record(long openTime, Edge next, EdgeSignals reference) {
            if (!outages.advance()) {
                price.record(openTime, bars);
                drift.ifPresent(known -> known.add(next, price.signals, reference));
            }
        }
    }
}
