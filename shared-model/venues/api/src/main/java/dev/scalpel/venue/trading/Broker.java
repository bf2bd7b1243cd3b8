package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.margin.MarginBroker;
import java.math.BigDecimal;
import java.util.List;

/**
 * The venue as execution uses it. It decides nothing and remembers no orders: each call is passed on to the venue once,
 * and no layer below sends anything a second time.
 *
 * <p>Every method throws {@link dev.scalpel.venue.VenueException}. After the kind {@code OUTCOME_UNKNOWN} the request may
 * or may not have been executed, and only {@link #find} can find out; after any other kind it was not executed.
 */
public interface Broker extends MarginBroker {

    /** What the venue supports; {@link VenueCapabilities} says what replaces the rest. */
    VenueCapabilities capabilities();

    /** Reads the venue's clock. At the start of an invocation, and again after {@code CLOCK_OFF}. */
    void synchronise();

    /** The venue's time in epoch milliseconds, by the last {@link #synchronise()}. Intents are signed with it. */
    long venueMillis();

    /** The symbol's instrument as last read; read again after a rejection. */
    VenueInstrument instrument(Symbol symbol);

    /** The same, read now, with the current market status. */
    VenueInstrument instrumentNow(Symbol symbol);

    /** The best prices of the order book, read now. */
    Quote quote(Symbol symbol);

    Balances balances();

    /**
     * What the account holds of the symbol, in the base asset, by the venue's books: the balance of the base asset, or with
     * {@link Holding#NETTED} the position, which is negative while it is short.
     */
    BigDecimal netQuantity(Symbol symbol);

    /**
     * What one unit of the symbol's quote asset is in another one, by the venue's own rate; 1 where the two are the same.
     *
     * @param asset that the account counts in
     */
    BigDecimal conversion(Symbol symbol, String asset);

    /** Every order of the symbol that may still fill, including those that belong to no intent. */
    List<OrderReport> openOrders(Symbol symbol);

    /**
     * Looks up an intent by client id.
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
     * Sends the order of a stored intent exactly as the intent says, signed with its timestamp and window, so that the
     * venue rejects it when it arrives late.
     *
     * <p>An entry is a limit order that, as the settings say, either trades at once and never rests, or never trades at
     * once. An exit without a price is a market order; with a price it trades at once up to that price. A protection is a
     * stop, with a {@code targetPrice} and {@link VenueCapabilities#orderLists()} also a target; one cancels the other. With
     * {@link VenueCapabilities#targetOrders()} only the stop is sent; {@link #sendTarget} sends the target. Where there is
     * {@link VenueCapabilities#margin()}, an entry is sent only after {@link #prepareMargin}.
     *
     * @throws IllegalArgumentException when the symbol's filters, the venue's rules for client ids or its capabilities do
     *     not allow the intent: nothing was sent
     */
    Placement send(Symbol symbol, Intent intent);

    /**
     * Sends an entry whose protection the venue places by itself once the entry has filled completely. Only with
     * {@link VenueCapabilities#entryWithProtection()}.
     *
     * @param protection with a quantity that the entry covers even after fees; looked up by its own client id from now on
     */
    Placement sendProtected(Symbol symbol, Intent entry, Intent protection);

    /**
     * Sends the target of a position whose stop rests, as an order of its own. Only with
     * {@link VenueCapabilities#targetOrders()}. {@link #find} reports that of an intent of kind TARGET alone, that of a
     * protection with its stop. Neither ends the other: the survivor is
     * cancelled by {@link #cancel}; until then it can open nothing.
     *
     * @throws IllegalArgumentException when the intent has no target, or its filters do not allow it: nothing
     *     was sent
     */
    Placement sendTarget(Symbol symbol, Intent protection);

    /**
     * Cancels an order, and with it the whole list that it belongs to.
     *
     * @return the orders as of their cancellation; none when they had ended before
     */
    Placement cancel(Symbol symbol, OrderReport order);
}
