package dev.scalpel.promotion;

import dev.scalpel.statistics.Figure;
import dev.scalpel.statistics.SharpeInference;
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
 * @param challenger hourly net returns
 * @param champion the same of the champion on the same hours
 * @param trades of the challenger in these hours
 * @param delayedNet of the challenger when every entry comes one bar later
 */
public record Succession(
        String championId, HourlyReturns challenger, HourlyReturns champion, int trades, double delayedNet) {

    /** The hours are few: a part of the trades that a training must show. */
    private static final int PART_OF_TRADES = 5;

    /**
     * All tests must be passed: better than the champion, better than nothing, also when entries come a bar later.
     *
     * @param confidence wanted of the first, in (0.5, 1)
     */
    public Verdict judge(GateRules rules, double confidence) {
        List<Finding> findings = new ArrayList<>();
        findings.add(difference(confidence));
        findings.add(aboveZero("challengerNet", "net of the challenger", challenger.net()));
        findings.add(aboveZero("delayedNet", "net one bar later", delayedNet));
        findings.add(trades(Math.max(1, rules.minTrades() / PART_OF_TRADES)));
        findings.add(Finding.reported("championNet", Figure.of(champion.net())));
        findings.add(Finding.reported("meanDifferenceBp", Figure.of(meanDifference() * 1e4)));
        boolean promoted = findings.stream().allMatch(Finding::passed);
        return new Verdict(promoted, findings, words(promoted, findings));
    }

    private Finding difference(double confidence) {
        Figure found = SharpeInference.probabilisticOf(challenger.minus(champion), 0);
        boolean passed = found.isDefined() && found.get() >= confidence;
        String words = found.isDefined()
                ? "better than the champion with probability " + Gate.share(found.get()) + (passed ? " >= " : " < ")
                        + Gate.share(confidence)
                : "no difference to the champion (" + found.reason() + ")";
        return new Finding("differenceProbability", found, OptionalDouble.of(confidence), passed, words);
    }

    private static Finding aboveZero(String name, String label, double net) {
        String words = String.format(Locale.ROOT, "%s %+.3f %% %s 0", label, net * 100, net > 0 ? ">" : "<=");
        return new Finding(name, Figure.of(net), OptionalDouble.of(0), net > 0, words);
    }

    private Finding trades(int wanted) {
        boolean passed = trades >= wanted;
        return new Finding(
                "trades",
                Figure.of(trades),
                OptionalDouble.of(wanted),
                passed,
                trades + (passed ? " >= " : " < ") + wanted + " trades");
    }

    private double meanDifference() {
        double sum = 0;
        double[] differences = challenger.minus(champion);
        for (double difference : differences) {
            sum += difference;
        }
        return differences.length == 0 ? 0 : sum / differences.length;
    }

    private String words(boolean promoted, List<Finding> findings) {
        String reasons = findings.stream()
                .filter(finding -> finding.threshold().isPresent() && finding.passed() == promoted)
                .map(Finding::words)
                .collect(Collectors.joining("; "));
        return (promoted ? "promoted: " : "kept " + championId + ": ") + reasons + " over " + challenger.size()
                + " unseen hours, " + trades + " trades";
    }
}
