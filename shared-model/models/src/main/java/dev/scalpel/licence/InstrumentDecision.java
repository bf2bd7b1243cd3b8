package dev.scalpel.licence;

import dev.scalpel.market.InstrumentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which instruments a procedure trades, and how much of each: from the day after its entry on, until the next decision.
 *
 * @param choices one per instrument that had a candidate
 */
public record InstrumentDecision(List<Choice> choices) {

    public InstrumentDecision {
        choices = List.copyOf(choices);
        if (choices.stream().map(Choice::instrument).distinct().count() != choices.size()) {
            throw new IllegalArgumentException("an instrument is decided on once: " + choices);
        }
    }

    /**
     * The decision on an instrument.
     *
     * @param breakEvenBp per side, drawn to that of all; empty while no instrument had a trade
     * @param costBp of the account per side
     * @param known whether its volatility was: without it there is no weight
     * @param weight among the instruments, whose weights sum to 1; 0 for one that is not traded
     */
    public record Choice(
            InstrumentId instrument, Optional<Double> breakEvenBp, double costBp, boolean known, double weight) {

        public Choice {
            if (!(weight >= 0 && weight <= 1) || (!known && weight > 0)) {
                throw new IllegalArgumentException(
                        "weight must lie in [0, 1], and be 0 without a volatility: " + weight + " of " + instrument);
            }
        }
    }

    public Optional<Choice> of(InstrumentId instrument) {
        return choices.stream()
                .filter(choice -> choice.instrument().equals(instrument))
                .findFirst();
    }

    /**
     * The largest share of the account of each instrument's positions: as large as the weights allow without exceeding an
     * allocation; 0 for one that is not traded.
     *
     * @param allocations largest share of the account of each, by the settings
     */
    public Map<InstrumentId, Double> shares(Map<InstrumentId, Double> allocations) {
        double scale = choices.stream()
                .filter(choice -> choice.weight() > 0 && allocations.containsKey(choice.instrument()))
                .mapToDouble(choice -> allocations.getOrDefault(choice.instrument(), 0.0) / choice.weight())
                .min()
                .orElse(0);
        Map<InstrumentId, Double> shares = new TreeMap<>();
        allocations.forEach((instrument, allocation) -> shares.put(
                instrument,
                Math.min(allocation, scale * of(instrument).map(Choice::weight).orElse(0.0))));
        return shares;
    }
}
