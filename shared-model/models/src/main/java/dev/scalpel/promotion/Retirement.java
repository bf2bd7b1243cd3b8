package dev.scalpel.promotion;

import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why a champion is replaced by flat.
 *
 * @param explanation {@code retired to flat: …}
 */
public record Retirement(String explanation, Map<String, Double> figures) {

    /** With less than a day of hours, bad luck alone can look significant. */
    private static final int MIN_HOURS = 24;

    public Retirement {
        figures = Map.copyOf(figures);
    }

    /**
     * A champion retires when it has expired, or when it loses with the probability with which a challenger must win.
     *
     * @param recent the champion's hourly returns since the bars that promoted it
     * @return empty when it stays; a flat champion always stays
     */
    public static Optional<Retirement> of(Champion champion, Instant now, HourlyReturns recent, GateRules rules) {
        if (champion.isFlat()) {
            return Optional.empty();
        }
        Optional<Retirement> expired = champion.expiry()
                .filter(expiry -> !now.isBefore(expiry))
                .map(expiry -> new Retirement("retired to flat: expired at " + expiry, Map.of()));
        return expired.isPresent() ? expired : losing(recent, rules);
    }

    private static Optional<Retirement> losing(HourlyReturns recent, GateRules rules) {
        if (recent.size() < MIN_HOURS) {
            return Optional.empty();
        }
        Statistic losing = SharpeInference.probabilisticOf(recent.returns(), 0).map(winning -> 1 - winning);
        if (!losing.isDefined() || losing.get() < rules.confidence()) {
            return Optional.empty();
        }
        String explanation = "retired to flat: sure to lose with probability " + Gate.share(losing.get()) + " >= "
                + Gate.share(rules.confidence()) + " over " + recent.size() + " hours since its promotion";
        return Optional.of(
                new Retirement(explanation, Map.of("losingProbability", losing.get(), "recentNet", recent.net())));
    }
}
