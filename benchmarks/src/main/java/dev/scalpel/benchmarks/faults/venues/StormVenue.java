package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.venue.contract.StormStandIn;
import dev.scalpel.venue.sample.SampleStandIn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A venue with isolated margin that a storm can run on. */
public enum StormVenue {
    /** The stand-in of Binance USD-M futures. */
    BINANCE_USDM(50_000, 0.1) {
        @Override
        public StormStandIn start(BarSeries bars, Instant begin, BigDecimal rate) {
            return PerpetualVenue.usdm(bars, begin, rate);
        }
    },
    /** The stand-in of Bybit's linear perpetuals, whose responses to orders are acknowledgements. */
    BYBIT_LINEAR(50_000, 0.1) {
        @Override
        public StormStandIn start(BarSeries bars, Instant begin, BigDecimal rate) {
            return PerpetualVenue.linear(bars, begin, rate);
        }

        @Override
        public int longestBan() {
            return BybitRequestFaults.BAN_MINUTES;
        }
    },
    /** The stand-in of OANDA: whole units, one margin for all positions, what is partly filled is not kept. */
    OANDA(1.1, 0.00001) {
        @Override
        public StormStandIn start(BarSeries bars, Instant begin, BigDecimal rate) {
            return OandaVenue.start(bars, begin);
        }
    },
    /** The imaginary venue: no market orders, no lists, a session that a second log-in ends. */
    SAMPLE(2_000, 0.5) {
        @Override
        public StormStandIn start(BarSeries bars, Instant begin, BigDecimal rate) {
            List<Bar> rows = new ArrayList<>();
            for (int row = 0; row < bars.size(); row++) {
                rows.add(bars.bar(row));
            }
            SampleStandIn venue = new SampleStandIn(rows, begin);
            venue.fundingRate(rate);
            return venue;
        }
    };

    private final double price;
    private final double tick;

    StormVenue(double price, double tick) {
        this.price = price;
        this.tick = tick;
    }

    /**
     * Starts the venue, with an account of 10,000 USDT.
     *
     * @param rate of each funding
     */
    public abstract StormStandIn start(BarSeries bars, Instant begin, BigDecimal rate);

    /** For how many minutes the venue may refuse all requests, after the last minute of a storm too. */
    public int longestBan() {
        return 0;
    }

    /** Around which the instrument trades. */
    public double price() {
        return price;
    }

    /** The nearest price that the venue has. */
    public double rounded(double exact) {
        return BigDecimal.valueOf(Math.round(exact / tick))
                .multiply(BigDecimal.valueOf(tick))
                .doubleValue();
    }

    /** As an option has it: {@code binance-usdm}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
