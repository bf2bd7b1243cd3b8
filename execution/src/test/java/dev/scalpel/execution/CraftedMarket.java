package dev.scalpel.execution;

import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Position;
import java.util.function.Function;

/**
 * A synthetic market until the first position is open; from then on its prices are chosen by a test, relative to the
 * position's levels.
 */
final class CraftedMarket {

    private static final int HISTORY_MINUTES = 3 * 24 * 60;

    private final String yaml;
    private final BarSeries market;
    private final int opened;
    private final Position position;

    private CraftedMarket(String yaml, BarSeries market, int opened, Position position) {
        this.yaml = yaml;
        this.market = market;
        this.opened = opened;
        this.position = position;
    }

    /** @param yaml more settings */
    static CraftedMarket of(String yaml) {
        BarSeries market = VenueTestRig.market(1);
        try (VenueTestRig probe = new VenueTestRig(market, yaml, 1, "10000", "0")) {
            int next = probe.open(1);
            OpenPosition open = probe.state().position().orElseThrow();
            return new CraftedMarket(yaml, market, next, open.position());
        }
    }

    Position position() {
        return position;
    }

    /** The minute after the one whose invocation opens the position. */
    int opened() {
        return opened;
    }

    /**
     * A rig whose prices, from the minute {@link #opened()} on, are given as a fraction of the way from the stop (0) to
     * the target (1): 1.01 is beyond the target, -0.5 below the stop.
     *
     * @param path by minutes since then
     */
    VenueTestRig rig(Function<Integer, double[]> path, int minutes) {
        int first = HISTORY_MINUTES + opened;
        BarSeries.Builder bars = new BarSeries.Builder(first + minutes);
        bars.addAll(market.slice(0, first));
        double before = market.close(first - 1);
        for (int minute = 0; minute < minutes; minute++) {
            double[] levels = path.apply(minute);
            double low = price(levels[0]);
            double high = price(levels[1]);
            double close = price(levels[2]);
            bars.add(new Bar(
                    Minutes.plus(market.firstOpenTime(), first + minute),
                    before,
                    Math.max(high, Math.max(before, close)),
                    Math.min(low, Math.min(before, close)),
                    close,
                    1_000,
                    100,
                    500));
            before = close;
        }
        return new VenueTestRig(bars.build(), yaml, 1, "10000", "0");
    }

    /** The same market with all later prices at one level. */
    VenueTestRig flat(double level, int minutes) {
        return rig(minute -> new double[] {level, level, level}, minutes);
    }

    double price(double level) {
        double stop = position.stopPrice();
        return Math.round((stop + level * (position.targetPrice() - stop)) * 100) / 100.0;
    }
}
