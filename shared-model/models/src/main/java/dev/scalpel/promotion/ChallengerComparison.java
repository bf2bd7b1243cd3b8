package dev.scalpel.promotion;

import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A challenger that goes on from the champion, beside it, on hours that the challenger has not learned from. The champion
 * has passed the gate already; so the question is whether the change is for the better.
 *
 * @param championId who would be replaced
 */
public record ChallengerComparison(String championId, Side challenger, Side champion) {

    /**
     * What one of the two came to.
     *
     * @param hours hourly net returns, the same hours of both
     * @param delayedNet net return when every entry comes one bar later
     */
    public record Side(HourlyReturns hours, int trades, double delayedNet) {}

    /** The hours are few: a part of the trades that a training must show. */
    private static final int PART_OF_TRADES = 5;

    /**
     * Of another model. All tests must be passed: better than the champion, better than nothing, also when entries come a
     * bar later.
     *
     * @param confidence wanted of the first, in (0.5, 1)
     */
    public Verdict judge(GateRules rules, double confidence) {
        return verdict(List.of(
                difference(confidence),
                above(
                        "challengerNet",
                        "net of the challenger",
                        challenger.hours().net(),
                        0),
                above("delayedNet", "net one bar later", challenger.delayedNet(), 0),
                trades(challenger.trades(), rules)));
    }

    /**
     * Of the champion itself under other tactics: better than under its own, also when entries come a bar later. To stand
     * aside earns nothing and may be the best; so gains are not asked for, and the champion's trades count.
     *
     * @param confidence wanted of the first, in (0.5, 1)
     */
    public Verdict judgeTactics(GateRules rules, double confidence) {
        return verdict(List.of(
                difference(confidence),
                above("delayedNet", "net one bar later", challenger.delayedNet(), champion.delayedNet()),
                trades(champion.trades(), rules),
                GateCheck.reported(
                        "challengerNet", Statistic.of(challenger.hours().net()))));
    }

    private Verdict verdict(List<GateCheck> asked) {
        List<GateCheck> findings = new ArrayList<>(asked);
        findings.add(
                GateCheck.reported("championNet", Statistic.of(champion.hours().net())));
        findings.add(GateCheck.reported("meanDifferenceBp", Statistic.of(meanDifference() * 1e4)));
        boolean promoted = findings.stream().allMatch(GateCheck::passed);
        return new Verdict(promoted, findings, words(promoted, findings));
    }

    private GateCheck difference(double confidence) {
        Statistic found = SharpeInference.probabilisticOf(challenger.hours().minus(champion.hours()), 0);
        boolean passed = found.isDefined() && found.get() >= confidence;
        String words = found.isDefined()
                ? "better than the champion with probability " + Gate.share(found.get()) + (passed ? " >= " : " < ")
                        + Gate.share(confidence)
                : "no difference to the champion (" + found.reason() + ")";
        return new GateCheck("differenceProbability", found, OptionalDouble.of(confidence), passed, words);
    }

    private static GateCheck above(String name, String label, double net, double floor) {
        String words = String.format(
                Locale.ROOT,
                floor == 0 ? "%s %+.3f %% %s %.0f" : "%s %+.3f %% %s %+.3f %%",
                label,
                net * 100,
                net > floor ? ">" : "<=",
                floor * 100);
        return new GateCheck(name, Statistic.of(net), OptionalDouble.of(floor), net > floor, words);
    }

    private static GateCheck trades(int trades, GateRules rules) {
        int wanted = Math.max(1, rules.minTrades() / PART_OF_TRADES);
        boolean passed = trades >= wanted;
        return new GateCheck(
                "trades",
                Statistic.of(trades),
                OptionalDouble.of(wanted),
                passed,
                trades + (passed ? " >= " : " < ") + wanted + " trades");
    }

    private double meanDifference() {
        double sum = 0;
        double[] differences = challenger.hours().minus(champion.hours());
        for (double difference : differences) {
            sum += difference;
        }
        return differences.length == 0 ? 0 : sum / differences.length;
    }

    private String words(boolean promoted, List<GateCheck> findings) {
        String reasons = findings.stream()
                .filter(finding -> finding.threshold().isPresent() && finding.passed() == promoted)
                .map(GateCheck::words)
                .collect(Collectors.joining("; "));
        return (promoted ? "promoted: " : "kept " + championId + ": ") + reasons + " over "
                + challenger.hours().size() + " unseen hours, " + challenger.trades() + " trades";
    }
}
