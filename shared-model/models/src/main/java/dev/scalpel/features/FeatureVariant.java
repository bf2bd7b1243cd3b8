package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a feature set can rely on. What a venue does not tell is left out of the set by name; it is never a zero.
 *
 * @param trades the venue tells the number of trades
 * @param takerFlow the venue tells what takers bought
 * @param reference another pair's bars come along (BTC for the others)
 */
public record FeatureVariant(boolean trades, boolean takerFlow, boolean reference) {

    /** Everything told, with a reference pair. */
    public static final FeatureVariant FULL = new FeatureVariant(true, true, true);

    /** Everything told, no reference pair: for the reference pair itself. */
    public static final FeatureVariant ALONE = new FeatureVariant(true, true, false);

    /** Prices and volume only. */
    public static final FeatureVariant BARE = new FeatureVariant(false, false, false);

    /** The richest variant that every one of these bars can feed. */
    public static FeatureVariant availableIn(BarSeries bars, Optional<BarSeries> reference) {
        boolean trades = true;
        boolean takerFlow = true;
        for (int row = 0; row < bars.size(); row++) {
            trades &= bars.trades(row) != Bar.UNKNOWN_TRADES;
            takerFlow &= !Double.isNaN(bars.takerBuyVolume(row));
        }
        return new FeatureVariant(trades, takerFlow, reference.isPresent());
    }

    /** All eight. */
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

    /** As it stands in a version: {@code +trades+taker+reference}. */
    String suffix() {
        return (trades ? "+trades" : "") + (takerFlow ? "+taker" : "") + (reference ? "+reference" : "");
    }
}
