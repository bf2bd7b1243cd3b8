package dev.scalpel.localexchange.perpetual.account;

import java.math.BigDecimal;
import java.util.Set;

/** Where the balances of margin assets are: an account of its own, or one that a spot market shares. */
public interface Funds {

    Set<String> assets();

    /** The whole balance of an asset. */
    BigDecimal balance(String asset);

    /** The whole balance at an earlier instant. */
    BigDecimal balance(String asset, long asOf);

    /** The part that orders of another market hold. */
    BigDecimal heldElsewhere(String asset);

    /** Makes an asset known with a balance of zero. */
    void open(String asset);

    void change(String asset, BigDecimal amount, long now);
}
