package dev.scalpel.training.daily;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The input of one training.
 *
 * @param bars of the window, and earlier ones for the features of the first rows; later ones are ignored
 * @param end end of the hold-out, a whole hour
 * @param trials maximum number
 * @param tuningTime time limit of tuning, independent of the number of trials
 * @param measuredCosts hash of the measurements that the costs rest on; empty where the costs are those of the settings
 * @param procedure whose candidate of the day after the bars is made; empty for a training outside the schedule, which is no
 *     evidence
 */
public record TrainingRequest(
        InstrumentId instrument,
        BarSeries bars,
        Optional<Reference> reference,
        Instant end,
        int trials,
        Duration tuningTime,
        Optional<String> measuredCosts,
        Optional<String> procedure) {

    /** Another pair whose returns are features, with its bars of the same period. */
    public record Reference(InstrumentId instrument, BarSeries bars) {}

    public TrainingRequest {
        if (trials < 1 || tuningTime.isNegative()) {
            throw new IllegalArgumentException(
                    "trials must be >= 1 and tuningTime not negative: " + trials + ", " + tuningTime);
        }
    }

    /** At the costs of the settings. */
    public TrainingRequest(
            InstrumentId instrument,
            BarSeries bars,
            Optional<Reference> reference,
            Instant end,
            int trials,
            Duration tuningTime) {
        this(instrument, bars, reference, end, trials, tuningTime, Optional.empty(), Optional.empty());
    }

    public TrainingRequest withMeasuredCosts(Optional<String> hash) {
        return new TrainingRequest(instrument, bars, reference, end, trials, tuningTime, hash, procedure);
    }

    /** @param id of the procedure whose candidate is made */
    public TrainingRequest withProcedure(Optional<String> id) {
        return new TrainingRequest(instrument, bars, reference, end, trials, tuningTime, measuredCosts, id);
    }

    /** The day that the candidate is for. */
    public LocalDate day() {
        return end.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The name of the trained instrument in reports. */
    public Symbol symbol() {
        return instrument.symbol();
    }

    /** The reference pair's bars. */
    public Optional<BarSeries> referenceBars() {
        return reference.map(Reference::bars);
    }
}
