package dev.scalpel.venue.trading;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.trading.Costs.TargetFill;

/**
 * What a venue supports beyond placing and cancelling orders.
 *
 * @param clientIds orders have our id and can be looked up by it. Without it the outcome of a lost response could never be
 *     found out: no orders are sent
 * @param idempotency what makes an order harmless that arrives late. With none a late order could not be distinguished from a
 *     lost one: no orders are sent
 * @param orderLists a stop and a target of which one cancels the other (OCO). Without it only the stop rests at the venue
 *     and the target is watched each minute
 * @param entryWithProtection an entry that places its protection once it has filled (OTOCO). Without it the protection is
 *     sent once the fill is seen
 * @param postOnly orders that are rejected instead of trading at once. Without it there are no maker entries
 * @param holding whether the books are compared with balances or with positions
 * @param shorting a sale can open a position. Without it there are no short entries
 * @param reduceOnly orders that never open a position or turn one. Where positions are netted no orders are sent without it:
 *     a late exit could open a position
 * @param targetOrders a target can rest beside its stop as an order of its own. It is sent after the stop, and whoever sees
 *     that one of the two has filled cancels the other
 * @param margin positions have isolated margin: leverage is set for each instrument, funding is paid, and the venue may
 *     liquidate or deleverage. Without it there is nothing to prepare before an entry
 * @param feesInQuote a purchase pays its fee in the quote asset. Without it, what it brings may be less than what was executed
 * @param reducesAtRest a resting order with {@code reduceOnly} closes no more than there is when it fills. Without it the adapter
 *     sees to that when it sends an order, a stop that rests must be cancelled once its position is smaller, and no close is sent
 *     while another one may have been executed ({@link #closesMayOpen})
 */
public record VenueCapabilities(
        boolean clientIds,
        IdempotencyPolicy idempotency,
        boolean orderLists,
        boolean entryWithProtection,
        boolean postOnly,
        Holding holding,
        boolean shorting,
        boolean reduceOnly,
        boolean targetOrders,
        boolean margin,
        boolean feesInQuote,
        boolean reducesAtRest) {

    public VenueCapabilities {
        if (shorting && holding == Holding.SPOT) {
            throw new IllegalArgumentException("a venue with shorting must have holding NETTED: a balance has no sign");
        }
        if (targetOrders && (orderLists || !reduceOnly)) {
            throw new IllegalArgumentException(
                    "a venue with targetOrders must have reduceOnly and no orderLists: the survivor must open nothing");
        }
        if (margin && holding == Holding.SPOT) {
            throw new IllegalArgumentException("a venue with margin must have holding NETTED: a balance has no margin");
        }
    }

    /** A venue without margin, where no target rests beside its stop outside a list. */
    public VenueCapabilities(
            boolean clientIds,
            IdempotencyPolicy idempotency,
            boolean orderLists,
            boolean entryWithProtection,
            boolean postOnly,
            Holding holding,
            boolean shorting,
            boolean reduceOnly) {
        this(
                clientIds,
                idempotency,
                orderLists,
                entryWithProtection,
                postOnly,
                holding,
                shorting,
                reduceOnly,
                false,
                false);
    }

    /** A venue whose purchases may pay their fee in what they bring. */
    public VenueCapabilities(
            boolean clientIds,
            IdempotencyPolicy idempotency,
            boolean orderLists,
            boolean entryWithProtection,
            boolean postOnly,
            Holding holding,
            boolean shorting,
            boolean reduceOnly,
            boolean targetOrders,
            boolean margin) {
        this(
                clientIds,
                idempotency,
                orderLists,
                entryWithProtection,
                postOnly,
                holding,
                shorting,
                reduceOnly,
                targetOrders,
                margin,
                false,
                reduceOnly);
    }

    /** The same venue, where a purchase pays its fee in the quote asset. */
    public VenueCapabilities withFeesInQuote() {
        return new VenueCapabilities(
                clientIds,
                idempotency,
                orderLists,
                entryWithProtection,
                postOnly,
                holding,
                shorting,
                reduceOnly,
                targetOrders,
                margin,
                true,
                reducesAtRest);
    }

    /** The same venue, where an order that rests may do more than close once its position is smaller. */
    public VenueCapabilities withoutReducingAtRest() {
        return new VenueCapabilities(
                clientIds,
                idempotency,
                orderLists,
                entryWithProtection,
                postOnly,
                holding,
                shorting,
                reduceOnly,
                targetOrders,
                margin,
                feesInQuote,
                false);
    }

    /** Whether a purchase may bring less of the base asset than was executed: a position is never charged in it. */
    public boolean mayFeeBeInBase() {
        return holding == Holding.SPOT && !feesInQuote;
    }

    /**
     * How a target is executed. In a list it is a limit order that rests; as an order of its own ({@code targetOrders}) it is one at
     * market that its price triggers, because it cannot be counted on that two orders rest that each close all of a position; and
     * without either the price is watched, and the position closed at market.
     */
    public TargetFill target() {
        return orderLists ? TargetFill.RESTS : TargetFill.TAKES;
    }

    /** Whether an order can be sent there at most once. */
    public boolean safeToSend() {
        return clientIds && idempotency != IdempotencyPolicy.NONE;
    }

    /** Whether a close that is executed after another one had closed the position opens one. */
    public boolean closesMayOpen() {
        return holding == Holding.NETTED && !reducesAtRest;
    }

    /** Whether an exit can never become an entry, by whatever the position has changed since. */
    public boolean safeToClose() {
        return holding == Holding.SPOT || reduceOnly;
    }
}
