package dev.scalpel.localexchange.margin.orders;

import dev.scalpel.localexchange.orders.TimeInForce;
import java.util.OptionalLong;

/**
 * How long an order stays.
 *
 * @param end when it is cancelled, in epoch milliseconds; empty if it stays until cancelled
 */
public record Lifetime(TimeInForce force, OptionalLong end) {

    public static final Lifetime UNTIL_CANCELLED = new Lifetime(TimeInForce.GTC, OptionalLong.empty());
    public static final Lifetime AT_ONCE = new Lifetime(TimeInForce.IOC, OptionalLong.empty());
    public static final Lifetime ALL_AT_ONCE = new Lifetime(TimeInForce.FOK, OptionalLong.empty());

    public static Lifetime until(long end) {
        return new Lifetime(TimeInForce.GTC, OptionalLong.of(end));
    }

    boolean mayRest() {
        return force == TimeInForce.GTC;
    }
}
