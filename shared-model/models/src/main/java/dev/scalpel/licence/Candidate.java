package dev.scalpel.licence;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.Costs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a procedure trades in an instrument on a day, licensed or not. It is fixed by the night before, from bars that end
 * with the day before, and never replaced.
 *
 * @param procedure its id
 * @param model empty where the night gave no usable model: the instrument enters nothing on that day
 * @param reason why there is no model, for a reader; empty if there is one
 * @param weight largest share of the account
 * @param costs of the account, with the slippage of its largest order
 * @param flaws what keeps it from becoming champion under a licence, for a reader; none if it may
 * @param correlations rank correlation of score and return on the days that judge a model, of this night and of earlier ones,
 *     newest last
 * @param walkForward what the procedure earned on earlier days, in order: the account's first scale starts from it
 */
public record Candidate(
        String procedure,
        InstrumentId instrument,
        LocalDate day,
        Optional<String> model,
        String reason,
        double weight,
        Costs costs,
        List<String> flaws,
        List<Double> correlations,
        List<WalkForwardDay> walkForward) {

    private static final double BP = 1e-4;

    public Candidate {
        flaws = List.copyOf(flaws);
        correlations = List.copyOf(correlations);
        walkForward = List.copyOf(walkForward);
        if (model.isPresent() != reason.isEmpty()) {
            throw new IllegalArgumentException(
                    "a candidate has a model or a reason why not: " + model + ", '" + reason + "'");
        }
        costs.requireOneSize();
    }

    /**
     * A day before the account was opened.
     *
     * @param net share of the account
     * @param traded whether a position was held
     */
    public record WalkForwardDay(LocalDate date, double net, boolean traded) {}

    /** The same of another procedure that makes the same models. */
    public Candidate of(String other) {
        return new Candidate(other, instrument, day, model, reason, weight, costs, flaws, correlations, walkForward);
    }

    /** Of an entry and its exit, per side in basis points. */
    public double costBp() {
        return costs.roundTrip() / 2 / BP;
    }
}
