package dev.scalpel.promotion;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why a champion is replaced by flat.
 *
 * @param explanation {@code retired to flat: …}
 */
public record Retirement(String explanation, Map<String, Double> figures) {

    public Retirement {
        figures = Map.copyOf(figures);
    }

    /**
     * A champion retires when it has expired. Whether it loses too much is its licence's to watch.
     *
     * @return empty when it stays; a flat champion always stays
     */
    public static Optional<Retirement> of(Champion champion, Instant now) {
        return champion.expiry()
                .filter(expiry -> !now.isBefore(expiry))
                .map(expiry -> new Retirement("retired to flat: expired at " + expiry, Map.of()));
    }
}
