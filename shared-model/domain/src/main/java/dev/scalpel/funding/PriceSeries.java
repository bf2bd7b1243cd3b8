package dev.scalpel.funding;

import java.util.Locale;

/** What fundings of perpetuals are made of, minute by minute. Neither series has a volume: nothing was traded at these prices. */
public enum PriceSeries {
    /** The venue's mark price: a funding is paid on the notional at it, and positions are liquidated by it. */
    MARK("marks") {
        @Override
        void requireValid(double value) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a mark price must be finite and above 0: " + value);
            }
        }
    },
    /** How far the order book lies from the index, as a share of it; negative below it. A funding's rate is made from its mean. */
    PREMIUM("premiums") {
        @Override
        void requireValid(double value) {
            if (!(Math.abs(value) < 1)) {
                throw new IllegalArgumentException("a premium must be a share between -1 and 1: " + value);
            }
        }
    };

    private final String folder;

    PriceSeries(String folder) {
        this.folder = folder;
    }

    /** The first part of its keys, and the name of its table in the lake. */
    public String folder() {
        return folder;
    }

    /** In reports: {@code mark}, {@code premium}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with the rule that a value breaks */
    abstract void requireValid(double value);
}
