package dev.scalpel.promotion;

import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Compares a challenger that was derived from the champion with the champion, on hours that the challenger has not
 * learned from. The champion trades already, so the only question is whether the change is an improvement.
 *
 * @param championId the model that would be replaced
 */
public record ChallengerComparison(String championId, Side challenger, Side champion) {

    /**
     * The result of one of the two.
     *
     * @param hours hourly net returns, the same hours for both
     * @param delayedNet net return when every entry comes one bar later
     */
    public record Side(HourlyReturns hours, int trades, double delayedNet) {}

    /** The hours are few, so a fifth of the trades that a training must show is enough. */
    private static final int TRADES_DIVISOR = 5;

    /**
     * Judges another model. All checks must pass: better than the champion, better than flat, also when entries come
     * one bar later.
     *
     * @param confidence required of the first check, in (0.5, 1)
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
     * Judges the champion itself under other tactics: better than under its own, also when entries come one bar later.
     * Standing aside earns nothing and may still be best, so a gain is not required, and the champion's trades are
     * counted.
     *
     * @param confidence required of the first check, in (0.5, 1)
     */
    public Verdict judgeTactics(GateRules rules, double confidence) {
        return verdict(List.of(
                difference(confidence),
                above("delayedNet", "net one bar later", challenger.delayedNet(), champion.delayedNet()),
                trades(champion.trades(), rules),
                GateCheck.reported(
                        "challengerNet", Statistic.of(challenger.hours().net()))));
    }

    private Verdict verdict(List<GateCheck> required) {
        List<GateCheck> checks = new ArrayList<>(required);
        checks.add(
                GateCheck.reported("championNet", Statistic.of(champion.hours().net())));
        checks.add(GateCheck.reported("meanDifferenceBp", Statistic.of(meanDifference() * 1e4)));
        boolean promoted = checks.stream().allMatch(GateCheck::passed);
        return new Verdict(promoted, checks, explanation(promoted, checks));
    }

    private GateCheck difference(double confidence) {
        Statistic found = SharpeInference.probabilisticOf(challenger.hours().minus(champion.hours()), 0);
        boolean passed = found.isDefined() && found.get() >= confidence;
        String explanation = found.isDefined()
                ? "better than the champion with probability " + GateCheck.share(found.get())
                        + (passed ? " >= " : " < ") + GateCheck.share(confidence)
                : "no difference to the champion (" + found.reason() + ")";
        return new GateCheck("differenceProbability", found, OptionalDouble.of(confidence), passed, explanation);
    }

    private static GateCheck above(String name, String label, double net, double floor) {
        String explanation = String.format(
                Locale.ROOT,
                floor == 0 ? "%s %+.3f %% %s %.0f" : "%s %+.3f %% %s %+.3f %%",
                label,
                net * 100,
                net > floor ? ">" : "<=",
                floor * 100);
        return new GateCheck(name, Statistic.of(net), OptionalDouble.of(floor), net > floor, explanation);
    }

    private static GateCheck trades(int trades, GateRules rules) {
        int minTrades = Math.max(1, rules.minTrades() / TRADES_DIVISOR);
        boolean passed = trades >= minTrades;
        return new GateCheck(
                "trades",
                Statistic.of(trades),
                OptionalDouble.of(minTrades),
                passed,
                trades + (passed ? " >= " : " < ") + minTrades + " trades");
    }

    private double meanDifference() {
        double sum = 0;
        double[] differences = challenger.hours().minus(champion.hours());
        for (double difference : differences) {
            sum += difference;
        }
        return differences.length == 0 ? 0 : sum / differences.length;
    }

    private String explanation(boolean promoted, List<GateCheck> checks) {
        String reasons = checks.stream()
                .filter(check -> check.threshold().isPresent() && check.passed() == promoted)
                .map(GateCheck::explanation)
                .collect(Collectors.joining("; "));
        return (promoted ? "promoted: " : "kept " + championId + ": ") + reasons + " over "
                + challenger.hours().size() + " unseen hours, " + challenger.trades() + " trades";
    }
}
