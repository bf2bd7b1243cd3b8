package dev.scalpel.research.synthetic;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The funding of a synthetic perpetual: at 00:00, 08:00 and 16:00 UTC longs pay an interest of 1 bp and a twentieth of what the price
 * rose in the eight hours before, at most 30 bp either way. A rate follows from bars before its time.
 */
public final class SyntheticFunding {

    private static final long INTERVAL = 8 * Minutes.PER_HOUR * Minutes.MILLIS;
    private static final double INTEREST = 0.0001;
    private static final double PREMIUM_SHARE = 1 / 20.0;
    private static final double LIMIT = 0.003;
    private static final int SCALE = 8;

    private SyntheticFunding() {}

    /** The rates of all stamps that have bars in the eight hours before, in order. */
    public static List<FundingRate> of(BarSeries bars) {
        List<FundingRate> rates = new ArrayList<>();
        if (bars.isEmpty()) {
            return rates;
        }
        long first = (Math.floorDiv(bars.firstOpenTime(), INTERVAL) + 1) * INTERVAL;
        for (long stamp = first; stamp <= bars.lastOpenTime() + Minutes.MILLIS; stamp += INTERVAL) {
            int from = bars.firstRowFrom(stamp - INTERVAL);
            int to = bars.firstRowFrom(stamp);
            if (from < to) {
                double rise = bars.close(to - 1) / bars.open(from) - 1;
                double rate = Math.max(-LIMIT, Math.min(LIMIT, INTEREST + PREMIUM_SHARE * rise));
                rates.add(new FundingRate(stamp, BigDecimal.valueOf(rate).setScale(SCALE, RoundingMode.HALF_EVEN)));
            }
        }
        return rates;
    }
}
