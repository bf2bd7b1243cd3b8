package dev.scalpel.promotion;

import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why a champion must give way to flat.
 *
 * @param words {@code retired to flat: …}
 */
public record Retirement(String words, Map<String, Double> figures) {

    /** With fewer hours than a day even a run of bad luck looks like proof. */
    private static final int FEWEST_HOURS = 24;

    public Retirement {
        figures = Map.copyOf(figures);
    }

    /**
     * Past its expiry, or failing the gate's own test the other way: as sure to lose as a challenger must be to win.
     *
     * @param recent the champion's hourly returns since the bars that promoted it
     * @return empty when it may stay; a flat champion always may
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
        if (recent.size() < FEWEST_HOURS) {
            return Optional.empty();
        }
        Statistic losing = SharpeInference.probabilisticOf(recent.returns(), 0).map(winning -> 1 - winning);
        if (!losing.isDefined() || losing.get() < rules.confidence()) {
            return Optional.empty();
        }
        String words = "retired to flat: sure to lose with probability " + Gate.share(losing.get()) + " >= "
                + Gate.share(rules.confidence()) + " over " + recent.size() + " hours since its promotion";
        return Optional.of(new Retirement(words, Map.of("losingProbability", losing.get(), "recentNet", recent.net())));
    }
}
