package dev.scalpel.research.synthetic;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The funding of a synthetic perpetual at 00:00, 08:00 and 16:00 UTC, as Binance documents its rule ("Introduction to Binance Futures
 * Funding Rates", binance.com/en/support/faq/360033525031): a rate is the average premium P and the interest of 1 bp less P, as far
 * as that lies within 5 bp. So it is 1 bp while the premium lies between −4 and 6 bp. The premium is made here: it rises with the
 * price and reverts to its mean. A rate follows from bars before its time.
 */
public final class SyntheticFunding {

    /** Of a rise in the eight hours before a stamp, what is added to the premium. */
    public static final double PREMIUM_SHARE = 1 / 20.0;

    private static final long INTERVAL = 8 * Minutes.PER_HOUR * Minutes.MILLIS;
    private static final double INTEREST = 0.0001;
    private static final double DAMPING = 0.0005;
    /** Of the premium, what is left of it at the next stamp. */
    private static final double PERSISTENCE = 0.6;
    /** Of a rate, either way. */
    private static final double LIMIT = 0.003;

    private static final int SCALE = 8;

    private SyntheticFunding() {}

    /** The rates of all stamps that have bars in the eight hours before, in order. */
    public static List<FundingRate> of(BarSeries bars) {
        return of(bars, PREMIUM_SHARE);
    }

    /** @param premiumShare in place of {@link #PREMIUM_SHARE} */
    public static List<FundingRate> of(BarSeries bars, double premiumShare) {
        List<FundingRate> rates = new ArrayList<>();
        if (bars.isEmpty()) {
            return rates;
        }
        double premium = 0;
        long first = (Math.floorDiv(bars.firstOpenTime(), INTERVAL) + 1) * INTERVAL;
        for (long stamp = first; stamp <= bars.lastOpenTime() + Minutes.MILLIS; stamp += INTERVAL) {
            premium *= PERSISTENCE;
            int from = bars.firstRowFrom(stamp - INTERVAL);
            int to = bars.firstRowFrom(stamp);
            if (from < to) {
                premium += premiumShare * (bars.close(to - 1) / bars.open(from) - 1);
                rates.add(new FundingRate(
                        stamp, BigDecimal.valueOf(rate(premium)).setScale(SCALE, RoundingMode.HALF_EVEN)));
            }
        }
        return rates;
    }

    private static double rate(double premium) {
        return within(LIMIT, premium + within(DAMPING, INTEREST - premium));
    }

    private static double within(double limit, double value) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
