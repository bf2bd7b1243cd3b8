package dev.scalpel.venue.contract;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The stand-in of a venue with isolated margin. The account is not one-way, or the symbol not isolated, or its leverage not 1, when
 * it starts. The wallet has at least two units' notional value.
 */
public interface MarginStandIn extends VenueStandIn {

    /** A leverage above 1 that the venue offers for one unit. */
    int LEVERAGE = 5;

    /** A leverage that the venue offers to nobody. */
    int EXCESSIVE_LEVERAGE = 1_000;

    /** How long until a funding has been settled and is listed; at most eight hours and a minute. */
    Duration untilFunding();

    /** The market trades at this price now, the mark is there too, and stops and liquidations are executed. */
    void moveTo(BigDecimal price);

    /** Closes this much of the position by auto-deleveraging. */
    void deleverage(BigDecimal quantity);
}
