package dev.scalpel.promotion;

import dev.scalpel.settings.Settings;

/**
 * What an update of the champion must show in its weekly comparison with it.
 *
 * @param minTrades fewest trades of a training, of which a comparison needs a part
 */
public record GateRules(int minTrades) {

    public static final GateRules DEFAULT = new GateRules(100);

    public GateRules {
        if (minTrades < 1) {
            throw new IllegalArgumentException("minTrades must be >= 1: " + minTrades);
        }
    }

    public static GateRules of(Settings settings) {
        return new GateRules(settings.gate().minTrades());
    }
}
