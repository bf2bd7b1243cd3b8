package dev.scalpel.localexchange.perpetual.orders;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the venue closes a position by an order of its own. The client ids of those orders say it as Binance's do ("Order Update":
 * {@code autoclose-}, {@code adl_autoclose}, {@code settlement_autoclose-}).
 */
public enum Forced {
    LIQUIDATION("autoclose-"),
    DELEVERAGING("adl_autoclose-"),
    SETTLEMENT("settlement_autoclose-");

    private final String prefix;

    Forced(String prefix) {
        this.prefix = prefix;
    }

    /** The client id of the order with this number. */
    public String clientId(long now, long number) {
        return prefix + now + String.format("%06d", number);
    }

    /** Why the venue has placed the order of this client id; empty for an order of the account. */
    public static Optional<Forced> of(String clientId) {
        return Stream.of(values())
                .filter(each -> clientId.startsWith(each.prefix))
                .findFirst();
    }
}
