package dev.scalpel.tradelog.mirror;

import java.time.Duration;
import java.util.Locale;

/** A table of the mirror. Its items have the keys {@link #SCOPE} and {@link #ID}, both texts, and expire. */
public enum MirrorTable {
    /** By venue and symbol, then the trade's id. */
    TRADES(30),
    /** By account, then the client order id. */
    ORDERS(7),
    /** By account, then strategy and symbol. */
    POSITIONS(7);

    /** The partition key. */
    public static final String SCOPE = "scope";
    /** The sort key. */
    public static final String ID = "id";
    /** The attribute of the time to live, in seconds of the epoch. */
    public static final String EXPIRES = "expires";

    static final String REVISION = "revision";

    private final int days;

    MirrorTable(int days) {
        this.days = days;
    }

    /** How long an item is kept, from the time of its row. */
    public Duration keep() {
        return Duration.ofDays(days);
    }

    /** What ends the table's name in a deployment. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
