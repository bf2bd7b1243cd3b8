package dev.scalpel.training.daily;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be trained on, wherever the bars come from.
 *
 * @param bars of the window, and some before it for the first rows' features; later ones are not looked at
 * @param end where the hold-out ends, on an hour
 * @param trials how many are made at most
 * @param tuningTime when tuning stops, whatever the number of trials
 */
public record TrainingRequest(
        Symbol symbol, BarSeries bars, Optional<Reference> reference, Instant end, int trials, Duration tuningTime) {

    /** Another pair whose moves are features, with its bars of the same time. */
    public record Reference(Symbol symbol, BarSeries bars) {}

    public TrainingRequest {
        if (trials < 1 || tuningTime.isNegative()) {
            throw new IllegalArgumentException(
                    "trials must be >= 1 and tuningTime not negative: " + trials + ", " + tuningTime);
        }
    }

    /** The reference pair's bars. */
    public Optional<BarSeries> referenceBars() {
        return reference.map(Reference::bars);
    }
}
