package dev.scalpel.research.synthetic;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Believable one-minute bars of several pairs, and what only their maker knows: the drift. Volatility clusters and has
 * seasons, tails are fat, jumps happen, volume and taker flow go with the moves, pairs move together. Without a planted
 * edge every price is a fair game within the minute and across minutes.
 */
public final class SyntheticMarket {

    /** Minutes walked before the first bar, so that the signals start with a past. */
    private static final int WARM_UP_MINUTES = 240;

    private final MarketSpec spec;
    private final Map<Symbol, BarSeries> bars;
    private final Map<Symbol, KnownDrift> drifts;

    private SyntheticMarket(MarketSpec spec, Map<Symbol, BarSeries> bars, Map<Symbol, KnownDrift> drifts) {
        this.spec = spec;
        this.bars = bars;
        this.drifts = drifts;
    }

    /** Only the bars, in the order of the specification's pairs. */
    public static Map<Symbol, BarSeries> generate(MarketSpec spec) {
        return of(spec).bars();
    }

    public static SyntheticMarket of(MarketSpec spec) {
        VolatilitySeasonality season = new VolatilitySeasonality();
        MarketFactor shared = new MarketFactor(spec.seed());
        List<Lane> lanes = new ArrayList<>();
        spec.pairs().forEach(pair -> lanes.add(new Lane(pair, spec)));
        EdgeSignals reference = lanes.get(0).price.signals;
        for (int minute = -WARM_UP_MINUTES; minute < spec.minutes(); minute++) {
            long openTime = Minutes.plus(spec.firstMinute(), minute);
            double seasonNow = season.logVolatility(openTime);
            Edge edge = spec.edgeAt(minute);
            shared.advance();
            for (Lane lane : lanes) {
                lane.price.setDrift(lane.drift(edge, reference));
            }
            for (Lane lane : lanes) {
                lane.price.advance(shared, seasonNow);
            }
            if (minute >= 0) {
                Edge next = spec.edgeAt(minute + 1);
                lanes.forEach(lane -> lane.record(openTime, next, reference));
            } else if (minute == -1) {
                lanes.forEach(lane -> lane.price.returnToStart());
            }
        }
        return collect(spec, lanes);
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
     * What the maker knows after each bar of {@link #bars(Symbol)}, row by row.
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

    private static SyntheticMarket collect(MarketSpec spec, List<Lane> lanes) {
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        Map<Symbol, KnownDrift> drifts = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            bars.put(lane.symbol, lane.bars.build());
            drifts.put(lane.symbol, lane.drift.build());
        }
        return new SyntheticMarket(spec, Collections.unmodifiableMap(bars), Collections.unmodifiableMap(drifts));
    }

    /** A pair's walk and what is written down of it. */
    private static final class Lane {

        private final Symbol symbol;
        private final PriceProcess price;
        private final MissingMinutes outages;
        private final BarSeries.Builder bars;
        private final KnownDrift.Builder drift;

        private Lane(PairProfile pair, MarketSpec spec) {
            symbol = pair.symbol();
            price = new PriceProcess(pair, spec.seed());
            outages = new MissingMinutes(
                    spec.missingShare(), RandomStream.stream(spec.seed(), symbol.key() + " outages"));
            bars = new BarSeries.Builder(spec.minutes());
            drift = new KnownDrift.Builder(spec.minutes());
        }

        private double drift(Edge edge, EdgeSignals reference) {
            return edge.amplitude() * price.signals.typicalMove() * price.signals.of(edge, reference);
        }

        private void record(long openTime, Edge next, EdgeSignals reference) {
            if (!outages.advance()) {
                price.record(openTime, bars);
                drift.add(next, price.signals, reference);
            }
        }
    }
}
