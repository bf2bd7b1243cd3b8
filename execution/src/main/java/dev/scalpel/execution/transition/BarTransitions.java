package dev.scalpel.execution.transition;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.state.ProtectiveOrder;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** What a round records whatever it decided: the newest bar, the equity at its close, and the orders that rest. Pure. */
public final class BarTransitions {

    private BarTransitions() {}

    /** Before the decision on a new bar. */
    public static VenueBooks begun(VenueBooks books, long bar) {
        return books.withAccount(AccountTransitions.beginBar(books.account(), bar))
                .withLastBar(bar);
    }

    /** After the decision: the account is valued at the bar's close. */
    public static VenueBooks marked(VenueBooks books, double close) {
        return books.withAccount(AccountTransitions.mark(books.account(), equity(books, close)));
    }

    /** The equity, with the open position and the dust of earlier trades valued at this price. */
    private static double equity(VenueBooks books, double close) {
        double settled = books.account().settledEquity()
                + books.execution().margin().payments().net().doubleValue();
        double price = books.execution().multiplier().doubleValue() * close;
        double dust = books.execution().dust().doubleValue() * price;
        if (books.position().isEmpty()) {
            return settled + dust;
        }
        RoundTrip roundTrip = books.roundTrip();
        BigDecimal net = roundTrip
                .netBase()
                .subtract(books.inDirection(books.auditState().missingQuantity()));
        return settled + dust + roundTrip.netQuote().doubleValue() + net.doubleValue() * price;
    }

    /** With the protective orders that rest at the venue, as the account's owner sees them there. */
    public static VenueBooks withRestingProtections(VenueBooks books) {
        return books.withProtections(Stream.of(Kind.PROTECTION, Kind.TARGET)
                .flatMap(kind -> books.unresolved(kind).stream())
                .flatMap(intent -> intent.open().stream())
                .map(order -> new ProtectiveOrder(
                        order.clientId(),
                        order.listId(),
                        order.side(),
                        order.quantity(),
                        order.isStop() ? order.trigger() : Optional.empty(),
                        order.limit()))
                .toList());
    }
}
