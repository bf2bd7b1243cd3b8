package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueInstrument;
import java.util.List;

/**
 * The venue as the minute sees it. It decides nothing and remembers nothing of an order: what it is asked it asks the
 * venue, once; nothing is sent a second time by any layer below.
 *
 * <p>Every method throws {@link dev.scalpel.venue.VenueException}. Its kind tells what is known: after
 * {@code REFUSED}, {@code CLOCK_OFF}, {@code RATE_LIMITED} and {@code REGION_REFUSED} nothing was done; after
 * {@code UNANSWERED} what was asked may or may not have been done, and only {@link #find} can tell.
 */
public interface Broker {

    /** What the venue can do; what it cannot is done another way, as {@link VenueCapabilities} says. */
    VenueCapabilities capabilities();

    /** Reads the venue's clock. At the start of an invocation, and again after {@code CLOCK_OFF}. */
    void synchronise();

    /** The venue's time in epoch milliseconds, as of the last {@link #synchronise()}: what an intent is signed with. */
    long venueMillis();

    /** What an order of this symbol must obey, as it was last read; read again after a refusal. */
    VenueInstrument instrument(Symbol symbol);

    /** The same, read now: whether the market is open. */
    VenueInstrument instrumentNow(Symbol symbol);

    /** The best prices of the book, now. */
    Quote quote(Symbol symbol);

    Balances balances();

    /** Every order of the symbol that may still fill, also those that no intent knows. */
    List<OrderReport> openOrders(Symbol symbol);

    /**
     * What the venue knows of an intent, by client id.
     *
     * @return no orders when the venue does not know it, which is final only after
     *     {@link Intent#notFoundIsFinal(long)}
     */
    Placement find(Symbol symbol, Intent intent);

    /** The executions of one order, oldest first. */
    List<VenueFill> fills(Symbol symbol, OrderReport order);

    /** All executions of the symbol from this time on, inclusive, in epoch milliseconds; oldest first. */
    List<VenueFill> fillsSince(Symbol symbol, long fromMillis);

    /**
     * Sends the order of a stored intent, exactly as the intent has it, signed with the intent's time stamp and window,
     * so that the venue refuses it when it comes late.
     *
     * <p>An entry is a limit order: as the settings say, one that trades at once and never rests, or one that only
     * rests. An exit without a price goes at the market, with one it trades at once up to it. A protection is a stop
     * and, with a {@code targetPrice}, a target that exclude each other where {@link VenueCapabilities#orderLists()}.
     *
     * @throws IllegalArgumentException for an intent that the symbol's filters, the venue's client ids or its
     *     capabilities rule out: nothing was sent
     */
    Placement send(Symbol symbol, Intent intent);

    /**
     * Sends an entry whose protection the venue places by itself once the entry has filled whole. Only where
     * {@link VenueCapabilities#entryWithProtection()}.
     *
     * @param protection its levels and a quantity that the entry covers also after fees; known by its own client id
     *     from now on
     */
    Placement sendProtected(Symbol symbol, Intent entry, Intent protection);

    /**
     * Takes an order out of the book, and with it the whole list that it belongs to.
     *
     * @return how far the orders had come when they were taken out; nothing when they had ended before
     */
    Placement cancel(Symbol symbol, OrderReport order);
}
