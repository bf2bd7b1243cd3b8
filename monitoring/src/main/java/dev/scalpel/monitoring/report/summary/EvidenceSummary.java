package dev.scalpel.monitoring.report.summary;

import dev.scalpel.evidence.HistorySegment;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.OnProbation;
import dev.scalpel.evidence.Probation;
import dev.scalpel.evidence.Standing;
import dev.scalpel.evidence.Standing.Estimates;
import dev.scalpel.evidence.Standing.Segment;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.CostVerdict;
import dev.scalpel.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The account of evidence in words: the same ones in report, mail, page and terminal.
 *
 * @param standing of one procedure
 */
public record EvidenceSummary(Standing standing) {

    /** Costs above this much more than the assumed ones make the evidence be computed again. */
    private static final double TOLERATED_RISE_BP = 0.25;

    private static final int BP_DECIMALS = 2;
    private static final double SMALLEST = 1e-6;

    /**
     * A labelled sentence without a full stop.
     *
     * @param label in a few words, with a capital letter
     */
    public record Line(String label, String words) {}

    /** Everything, in the order in which a reader asks. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Procedure", procedure()));
        lines.addAll(first());
        lines.add(new Line("Costs", costs()));
        lines.add(new Line("Verdict", verdict()));
        lines.add(new Line("Proven", proven()));
        lines.add(new Line("Sharpe ratio", sharpe()));
        return List.copyOf(lines);
    }

    /** The lines that a status has room for. */
    public List<Line> brief() {
        List<Line> brief = new ArrayList<>(first());
        brief.add(new Line("Verdict", verdict()));
        return List.copyOf(brief);
    }

    private List<Line> first() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Permission", permission()));
        standing.probation().ifPresent(found -> lines.add(new Line("Probation", probation(found.probation()))));
        lines.add(new Line("Evidence", evidence()));
        if (!isLicensed()) {
            lines.add(new Line("Needed", String.join("; ", needed())));
            lines.add(new Line("Chance", chance()));
        }
        return lines;
    }

    /** For a mail or the top of a page. */
    public String headline() {
        return standing.procedure().name() + ": " + permission() + "; evidence " + evidence();
    }

    public boolean isLicensed() {
        return standing.licence().since().isPresent();
    }

    /** Whether the evidence reaches the threshold; a licence may be older than the costs it is computed at now. */
    public boolean isProven() {
        return standing.evidence() >= standing.rules().threshold();
    }

    /** Whether it trades a part of the allocation without a licence. */
    public boolean isOnProbation() {
        return standing.probation()
                .filter(found -> found.probation().isEarned())
                .isPresent();
    }

    public boolean isSuspended() {
        return standing.licence().suspended().isPresent();
    }

    /** In one or two words. */
    public String badge() {
        if (isLicensed()) {
            return "licensed";
        }
        return isOnProbation() ? "probation" : "shadow, not traded";
    }

    private String procedure() {
        Standing.Procedure procedure = standing.procedure();
        return procedure.name() + " version " + procedure.version() + ", "
                + procedure.variant().map(number -> "your variant " + number).orElse("as released") + ", manifest "
                + procedure.id() + ", account opened on " + MetricFormat.day(standing.opened());
    }

    /** Whether it may trade, and why not. */
    public String permission() {
        if (isLicensed()) {
            return "licensed since "
                    + MetricFormat.day(standing.licence().since().orElseThrow());
        }
        if (isSuspended()) {
            return "suspended on "
                    + MetricFormat.day(standing.licence().suspended().orElseThrow()) + ", because "
                    + standing.licence().reason() + "; no entries, exits run, its shadow is not traded";
        }
        if (isOnProbation()) {
            return "probation"
                    + standing.probation()
                            .flatMap(OnProbation::since)
                            .map(day -> " since " + MetricFormat.day(day))
                            .orElse("")
                    + ": a tenth of the allocation without a licence, because you opted in";
        }
        return "none yet: shadow, not traded";
    }

    private static String probation(Probation probation) {
        return "credit " + MetricFormat.number(probation.credit(), 2) + " of held-out days × evidence "
                + MetricFormat.number(probation.evidence(), 2) + " = "
                + MetricFormat.number(probation.credit() * probation.evidence(), 2) + " of "
                + MetricFormat.number(Probation.THRESHOLD, 0);
    }

    private String evidence() {
        return MetricFormat.number(standing.evidence(), 2) + " of "
                + threshold(standing.rules().threshold()) + " after "
                + MetricFormat.count(standing.forwardDays(), "forward day");
    }

    /** What is missing for a licence. */
    public List<String> needed() {
        List<String> needed = new ArrayList<>();
        LicenceRules rules = standing.rules();
        if (standing.evidence() < rules.threshold()) {
            double factor = rules.threshold() / Math.max(standing.evidence(), SMALLEST);
            needed.add("evidence " + MetricFormat.number(factor, 1) + " times as large");
        }
        if (standing.forwardDays() < rules.minDays()) {
            needed.add(MetricFormat.count(rules.minDays() - standing.forwardDays(), "more forward day"));
        }
        if (!(standing.recentSum() > 0)) {
            needed.add("a sum above 0 of the last " + rules.recentDays() + " days' scaled returns (now "
                    + MetricFormat.number(standing.recentSum(), 1) + ")");
        }
        return needed.isEmpty() ? List.of("nothing: the next settled day decides") : List.copyOf(needed);
    }

    private String chance() {
        OptionalDouble chance = standing.estimates().licenceChance();
        return chance.isPresent()
                ? MetricFormat.probability(chance.getAsDouble())
                        + " of a licence within 360 days at your account's costs, if the days to come are like the past"
                : "unknown: too few forward days";
    }

    /** What the evidence assumed beside what the account pays. */
    public String costs() {
        String assumed = "evidence assumed " + bp(standing.costs().assumedBp()) + " bp per side; your account pays ";
        OptionalDouble account = standing.costs().accountBp();
        if (account.isEmpty()) {
            return assumed + "an unknown amount: nothing was traded in the shadow yet";
        }
        String text = assumed + bp(account.getAsDouble()) + " bp";
        return accountIsDearer() ? text + ": the next training computes the evidence again at that cost" : text;
    }

    /** Whether the account pays more than the evidence has paid, beyond the tolerance. */
    public boolean accountIsDearer() {
        return standing.costs().accountBp().orElse(0) > standing.costs().assumedBp() + TOLERATED_RISE_BP;
    }

    /** Break-even against the account's costs. */
    public String verdict() {
        double account = standing.costs().accountBp().orElse(standing.costs().assumedBp());
        Estimates found = standing.estimates();
        return new CostVerdict(breakEven(found.breakEvenBp(), found.breakEvenErrorBp()), 2 * account).text();
    }

    private String proven() {
        OptionalDouble proven = standing.estimates().provenBreakEvenBp();
        return proven.isPresent()
                ? "an edge at costs of up to " + bp(proven.getAsDouble()) + " bp per side"
                : "no edge yet, at any cost";
    }

    private String sharpe() {
        OptionalDouble sharpe = standing.estimates().netSharpe();
        return sharpe.isPresent()
                ? MetricFormat.number(sharpe.getAsDouble(), 2) + " per year, of the forward days after costs"
                : "unknown: too few forward days";
    }

    /** The history in segments, one line each. */
    public List<Line> history() {
        return standing.history().stream()
                .map(segment -> new Line(
                        title(segment.kind()),
                        MetricFormat.day(segment.from()) + " to "
                                + MetricFormat.day(segment.to().minusDays(1)) + ", "
                                + MetricFormat.count(segment.days(), "day") + " with trades: breaks even at "
                                + estimate(segment) + " bp per side; " + weight(segment.kind())))
                .toList();
    }

    public static String title(HistorySegment kind) {
        return switch (kind) {
            case SEEN -> "Seen";
            case HELD_OUT -> "Held out";
            case FORWARD -> "Forward";
        };
    }

    /** What a part of history counts for. */
    public static String weight(HistorySegment kind) {
        return switch (kind) {
            case SEEN -> "counts nothing";
            case HELD_OUT -> "never licenses, counts for probation only";
            case FORWARD -> "counts in full";
        };
    }

    /** Such as {@code 1.1 ± 0.6}; a dash without trades. */
    public static String estimate(Segment segment) {
        return CostVerdict.estimate(breakEven(segment.breakEvenBp(), segment.breakEvenErrorBp()));
    }

    private static BreakEven breakEven(OptionalDouble bp, OptionalDouble error) {
        return new BreakEven(statistic(bp), statistic(error), 0, 0);
    }

    private static Statistic statistic(OptionalDouble value) {
        return value.isPresent() ? Statistic.of(value.getAsDouble()) : Statistic.undefined("too few days");
    }

    private static String bp(double value) {
        return MetricFormat.number(value, BP_DECIMALS).replaceFirst("\\.?0+$", "");
    }

    private static String threshold(double value) {
        return MetricFormat.number(value, value == Math.rint(value) ? 0 : 1);
    }
}
