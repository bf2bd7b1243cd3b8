package dev.scalpel.promotion;

import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Lets a model trade only after it has beaten doing nothing, and the present champion, on bars that neither fit nor
 * choice had seen. Flat is a champion like any other, and the first.
 */
public final class Gate {

    private Gate() {}

    /** All tests must be passed; deflated Sharpe and overfitting probability are told and decide nothing. */
    public static Verdict judge(Evidence evidence, GateRules rules) {
        List<GateCheck> findings = new ArrayList<>();
        findings.add(probabilisticSharpe(evidence.returns(), rules));
        findings.add(aboveZero("holdOutNet", "hold-out net", evidence.holdOutNet()));
        findings.add(trades(evidence.trades(), rules.minTrades()));
        findings.add(aboveZero("delayedNet", "net one bar later", evidence.delayedNet()));
        evidence.incumbent().ifPresent(incumbent -> findings.add(difference(evidence.returns(), incumbent)));
        findings.add(GateCheck.reported(
                "deflatedSharpe", SharpeInference.deflatedOf(evidence.returns().returns(), evidence.trialsMade())));
        findings.add(GateCheck.reported("overfittingProbability", evidence.overfitting()));
        boolean promoted = findings.stream().allMatch(GateCheck::passed);
        return new Verdict(promoted, findings, words(promoted, findings, evidence));
    }

    private static GateCheck probabilisticSharpe(HourlyReturns returns, GateRules rules) {
        double wanted = rules.confidence();
        Statistic found = SharpeInference.probabilisticOf(returns.returns(), 0);
        boolean passed = found.isDefined() && found.get() >= wanted;
        String words = found.isDefined()
                ? "probabilistic Sharpe " + share(found.get()) + (passed ? " >= " : " < ") + share(wanted)
                : "no probabilistic Sharpe (" + found.reason() + ")";
        return new GateCheck("probabilisticSharpe", found, OptionalDouble.of(wanted), passed, words);
    }

    private static GateCheck aboveZero(String name, String label, double net) {
        String words = label + " " + percent(net) + (net > 0 ? " > 0" : " <= 0");
        return new GateCheck(name, Statistic.of(net), OptionalDouble.of(0), net > 0, words);
    }

    private static GateCheck trades(int trades, int wanted) {
        boolean passed = trades >= wanted;
        String words = count(trades) + (passed ? " >= " : " < ") + count(wanted) + " trades";
        return new GateCheck("trades", Statistic.of(trades), OptionalDouble.of(wanted), passed, words);
    }

    private static GateCheck difference(HourlyReturns challenger, Evidence.Incumbent incumbent) {
        double[] difference = challenger.minus(incumbent.unseen());
        if (difference.length == 0) {
            return new GateCheck(
                    "differenceToChampion",
                    Statistic.undefined("no hours since the champion's promotion"),
                    OptionalDouble.of(0),
                    false,
                    "no hours since the champion's promotion to compare with it");
        }
        double mean = Arrays.stream(difference).average().orElseThrow();
        String words = String.format(
                Locale.ROOT,
                "hourly difference to the champion %+.3f bp %s over %s unseen hours",
                mean * 1e4,
                mean > 0 ? "> 0" : "<= 0",
                count(difference.length));
        return new GateCheck("differenceToChampion", Statistic.of(mean), OptionalDouble.of(0), mean > 0, words);
    }

    private static String words(boolean promoted, List<GateCheck> findings, Evidence evidence) {
        String decision = promoted
                ? "promoted"
                : "kept "
                        + evidence.incumbent().map(Evidence.Incumbent::modelId).orElse("flat");
        String reasons = findings.stream()
                .filter(finding -> finding.threshold().isPresent() && finding.passed() == promoted)
                .filter(finding -> !promoted || !finding.name().equals("trades"))
                .map(GateCheck::words)
                .collect(Collectors.joining("; "));
        return decision + ": " + reasons + " over " + count(evidence.returns().size()) + " hours, "
                + count(evidence.trades()) + " trades";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.3f %%", share * 100);
    }

    /** Rounded down, so that what is below a threshold never reads as if it were level with it. */
    static String share(double probability) {
        int digits = probability < 0.9 ? 2 : 6;
        BigDecimal value = BigDecimal.valueOf(probability).setScale(digits, RoundingMode.FLOOR);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
