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
 * Lets a model trade only after it has beaten both flat and the present champion on bars that neither its fit nor its
 * selection had seen. Flat is a champion like any other, and the first.
 */
public final class Gate {

    private Gate() {}

    /** All checks must pass; deflated Sharpe ratio and overfitting probability are only reported. */
    public static Verdict judge(Evidence evidence, GateRules rules) {
        List<GateCheck> checks = new ArrayList<>();
        checks.add(probabilisticSharpe(evidence.returns(), rules));
        checks.add(aboveZero("holdOutNet", "hold-out net", evidence.holdOutNet()));
        checks.add(trades(evidence.trades(), rules.minTrades()));
        checks.add(aboveZero("delayedNet", "net one bar later", evidence.delayedNet()));
        evidence.incumbent().ifPresent(incumbent -> checks.add(difference(evidence.returns(), incumbent)));
        checks.add(GateCheck.reported(
                "deflatedSharpe", SharpeInference.deflatedOf(evidence.returns().returns(), evidence.trialsMade())));
        checks.add(GateCheck.reported("overfittingProbability", evidence.overfitting()));
        boolean promoted = checks.stream().allMatch(GateCheck::passed);
        return new Verdict(promoted, checks, explanation(promoted, checks, evidence));
    }

    private static GateCheck probabilisticSharpe(HourlyReturns returns, GateRules rules) {
        double required = rules.confidence();
        Statistic found = SharpeInference.probabilisticOf(returns.returns(), 0);
        boolean passed = found.isDefined() && found.get() >= required;
        String explanation = found.isDefined()
                ? "probabilistic Sharpe " + share(found.get()) + (passed ? " >= " : " < ") + share(required)
                : "no probabilistic Sharpe (" + found.reason() + ")";
        return new GateCheck("probabilisticSharpe", found, OptionalDouble.of(required), passed, explanation);
    }

    private static GateCheck aboveZero(String name, String label, double net) {
        String explanation = label + " " + percent(net) + (net > 0 ? " > 0" : " <= 0");
        return new GateCheck(name, Statistic.of(net), OptionalDouble.of(0), net > 0, explanation);
    }

    private static GateCheck trades(int trades, int required) {
        boolean passed = trades >= required;
        String explanation = count(trades) + (passed ? " >= " : " < ") + count(required) + " trades";
        return new GateCheck("trades", Statistic.of(trades), OptionalDouble.of(required), passed, explanation);
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
        String explanation = String.format(
                Locale.ROOT,
                "hourly difference to the champion %+.3f bp %s over %s unseen hours",
                mean * 1e4,
                mean > 0 ? "> 0" : "<= 0",
                count(difference.length));
        return new GateCheck("differenceToChampion", Statistic.of(mean), OptionalDouble.of(0), mean > 0, explanation);
    }

    private static String explanation(boolean promoted, List<GateCheck> checks, Evidence evidence) {
        String decision = promoted
                ? "promoted"
                : "kept "
                        + evidence.incumbent().map(Evidence.Incumbent::modelId).orElse("flat");
        String reasons = checks.stream()
                .filter(check -> check.threshold().isPresent() && check.passed() == promoted)
                .filter(check -> !promoted || !check.name().equals("trades"))
                .map(GateCheck::explanation)
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

    /** Rounded down, so that a value below a threshold is never displayed as equal to it. */
    static String share(double probability) {
        int digits = probability < 0.9 ? 2 : 6;
        BigDecimal value = BigDecimal.valueOf(probability).setScale(digits, RoundingMode.FLOOR);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
