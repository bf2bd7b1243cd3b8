package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** The open orders of a position that could make it larger. */
final class OpeningOrders {

    private OpeningOrders() {}

    /** The value of what is not filled of one side's orders; the extra one included. */
    static BigDecimal value(FuturesBook book, Position position, boolean buys, Optional<FuturesOrderRequest> extra) {
        Stream<FuturesOrderRequest> open = book.open(position.contract()).stream()
                .map(OpeningOrders::rest)
                .filter(order -> order.holdingSide() == position.side());
        return Stream.concat(open, extra.stream())
                .filter(order -> order.buys() == buys && !order.onlyReduces())
                .map(order -> order.price().multiply(order.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static FuturesOrderRequest rest(FuturesOrder order) {
        return order.request().changed(order.remaining(), order.price());
    }
}
