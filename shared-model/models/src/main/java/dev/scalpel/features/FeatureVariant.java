package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The inputs that a feature set can rely on. Features whose input a venue does not report are left out, never zero.
 *
 * @param trades the venue reports the number of trades
 * @param takerFlow the venue reports the volume that takers bought
 * @param reference another pair's bars are available (BTC for the others)
 */
public record FeatureVariant(boolean trades, boolean takerFlow, boolean reference) {

    /** All inputs reported by the venue, with a reference pair. */
    public static final FeatureVariant FULL = new FeatureVariant(true, true, true);

    /** All inputs reported by the venue, without reference pair: for the reference pair itself. */
    public static final FeatureVariant ALONE = new FeatureVariant(true, true, false);

    /** Prices and volume only. */
    public static final FeatureVariant BARE = new FeatureVariant(false, false, false);

    /** The variant of all inputs that every one of these bars has. */
    public static FeatureVariant availableIn(BarSeries bars, Optional<BarSeries> reference) {
        boolean trades = true;
        boolean takerFlow = true;
        for (int row = 0; row < bars.size(); row++) {
            trades &= bars.trades(row) != Bar.UNKNOWN_TRADES;
            takerFlow &= !Double.isNaN(bars.takerBuyVolume(row));
        }
        return new FeatureVariant(trades, takerFlow, reference.isPresent());
    }

    /** All eight variants. */
    public static List<FeatureVariant> all() {
        List<FeatureVariant> all = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            all.add(new FeatureVariant((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
        }
        return List.copyOf(all);
    }

    Set<OptionalInput> inputs() {
        Set<OptionalInput> inputs = EnumSet.noneOf(OptionalInput.class);
        if (trades) {
            inputs.add(OptionalInput.TRADES);
        }
        if (takerFlow) {
            inputs.add(OptionalInput.TAKER_FLOW);
        }
        if (reference) {
            inputs.add(OptionalInput.REFERENCE);
        }
        return inputs;
    }

    /** As it appears in a version: {@code +trades+taker+reference}. */
    String suffix() {
        return (trades ? "+trades" : "") + (takerFlow ? "+taker" : "") + (reference ? "+reference" : "");
    }
}
