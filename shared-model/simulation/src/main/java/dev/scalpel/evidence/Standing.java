package dev.scalpel.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a procedure's evidence stands: what reports, pages and commands show of it. Every figure follows from the ledger's
 * entries.
 *
 * @param opened the night on which it was registered; its first forward day is the next one
 * @param settled the newest day that counted; empty before the first
 * @param forwardDays that were bet on in the present attempt
 * @param evidence 1 is none
 * @param recentSum of the newest 90 days' scaled returns
 * @param unit in which the next day's return counts
 * @param probation present if the user has opted in, and neither has it a licence nor has one ended
 * @param curve of all days in order, earlier attempts included
 * @param instruments of the newest day
 */
public record Standing(
        Procedure procedure,
        LocalDate opened,
        Optional<LocalDate> settled,
        int forwardDays,
        double evidence,
        LicenceRules rules,
        double recentSum,
        double unit,
        Licence licence,
        Optional<OnProbation> probation,
        CostLevel costs,
        Estimates estimates,
        List<Segment> history,
        List<Day> curve,
        List<Instrument> instruments) {

    public Standing {
        history = List.copyOf(history);
        curve = List.copyOf(curve);
        instruments = List.copyOf(instruments);
    }

    /**
     * How the models are made.
     *
     * @param id first digits of the hash of everything that it declares
     * @param variant the user's own are numbered from 1; empty for one that is released
     */
    public record Procedure(String name, int version, String id, Optional<Integer> variant, Instant registered) {}

    /**
     * The permission to trade.
     *
     * @param since the day whose result granted it; empty without one
     * @param suspended the day whose result ended the last licence, unless another was granted since
     * @param reason why it was suspended, for a reader; empty if it was not
     */
    public record Licence(Optional<LocalDate> since, Optional<LocalDate> suspended, String reason) {

        public static final Licence NONE = new Licence(Optional.empty(), Optional.empty(), "");
    }

    public Standing with(Estimates found, List<Segment> segments) {
        return with(probation, found, segments);
    }

    /** The same where the user has opted in to probation. */
    public Standing withCredit(double credit) {
        return licence.equals(Licence.NONE)
                ? with(Optional.of(OnProbation.of(credit, evidence, curve)), estimates, history)
                : this;
    }

    private Standing with(Optional<OnProbation> part, Estimates found, List<Segment> segments) {
        return new Standing(
                procedure,
                opened,
                settled,
                forwardDays,
                evidence,
                rules,
                recentSum,
                unit,
                licence,
                part,
                costs,
                found,
                segments,
                curve,
                instruments);
    }

    /**
     * Per side, in basis points, weighted by turnover.
     *
     * @param assumedBp which the evidence has paid
     * @param accountBp which the account pays now; empty where it is not known
     */
    public record CostLevel(double assumedBp, OptionalDouble accountBp) {}

    /**
     * What the forward days say beside the evidence. Empty where they are too few.
     *
     * @param breakEvenBp cost per side at which the days earn nothing
     * @param breakEvenErrorBp its standard error
     * @param provenBreakEvenBp highest cost per side at which the evidence of the steady bettors is 20
     * @param netSharpe of the days, per year
     * @param licenceChance of a licence within 360 days, if the days to come are like these
     */
    public record Estimates(
            OptionalDouble breakEvenBp,
            OptionalDouble breakEvenErrorBp,
            OptionalDouble provenBreakEvenBp,
            OptionalDouble netSharpe,
            OptionalDouble licenceChance) {}

    /**
     * A part of history.
     *
     * @param to the day after its last
     * @param days with trades
     */
    public record Segment(
            HistorySegment kind,
            LocalDate from,
            LocalDate to,
            int days,
            OptionalDouble breakEvenBp,
            OptionalDouble breakEvenErrorBp) {}

    /**
     * A forward day.
     *
     * @param scaled its return in units of its scale
     * @param evidence after it
     */
    public record Day(LocalDate date, DayResult result, double scaled, double evidence, LicenceAccount.Step step) {}

    /**
     * What the procedure traded on paper in an instrument on the newest day; not traded with money unless licensed.
     *
     * @param instrument venue and symbol
     * @param candidate the model's id; empty where there was none
     * @param net share of the account
     */
    public record Instrument(
            String instrument, Optional<String> candidate, double weight, double net, double turnover, int trades) {}
}
