package dev.scalpel.localexchange.bybit.linear;

import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All orders as this API has them. Those of the venue itself are trades, not orders ("Enums Definitions", "createType"). */
final class LinearOrderBook {

    private final FuturesBook book;
    /** Orders whose id the venue made up: the caller has named none. */
    private final Set<String> unnamed = new TreeSet<>();

    LinearOrderBook(FuturesBook book) {
        this.book = book;
    }

    /** A client id for an order whose caller names none. */
    String unnamed() {
        String id = "unnamed-" + (unnamed.size() + 1);
        unnamed.add(id);
        return id;
    }

    /** The id that the caller has named; empty without one. */
    String linkId(String clientId) {
        return unnamed.contains(clientId) || Forced.of(clientId).isPresent() ? "" : clientId;
    }

    /** "always unique": among all orders, not only the open ones. */
    boolean isKnown(String clientId) {
        return book.knows(clientId);
    }

    /** As they are now, the newest first. */
    List<LinearOrder> all() {
        return merged(book.all(), book.allAlgos());
    }

    /** As they are observed, the newest first. */
    List<LinearOrder> all(ObservedFutures observed) {
        return merged(
                book.all().stream()
                        .flatMap(order -> observed.order(order).stream())
                        .toList(),
                book.allAlgos().stream()
                        .flatMap(order -> observed.algo(order).stream())
                        .toList());
    }

    /** The open ones as they are observed, the newest first. */
    List<LinearOrder> open(ObservedFutures observed) {
        Map<Long, AlgoOrder> triggered = byPlaced();
        List<LinearOrder> open = new ArrayList<>();
        for (FuturesOrder order : observed.open(book)) {
            AlgoOrder conditional = triggered.get(order.id());
            open.add(
                    conditional == null
                            ? LinearOrder.of(order)
                            : new LinearOrder(Optional.of(conditional), Optional.of(order)));
        }
        observed.waiting(book).forEach(order -> open.add(LinearOrder.of(order)));
        open.sort(Comparator.comparingLong(LinearOrder::created).reversed());
        return open;
    }

    private static List<LinearOrder> merged(List<FuturesOrder> plain, List<AlgoOrder> conditional) {
        List<LinearOrder> all = new ArrayList<>();
        plain.stream()
                // What a conditional order became belongs to that one.
                .filter(order -> !order.request().originalType().isConditional())
                .filter(order -> Forced.of(order.request().clientId()).isEmpty())
                .forEach(order -> all.add(LinearOrder.of(order)));
        conditional.forEach(order -> all.add(LinearOrder.of(order)));
        all.sort(Comparator.comparingLong(LinearOrder::created).reversed());
        return all;
    }

    private Map<Long, AlgoOrder> byPlaced() {
        Map<Long, AlgoOrder> triggered = new TreeMap<>();
        book.allAlgos().forEach(order -> order.placed().ifPresent(plain -> triggered.put(plain.id(), order)));
        return triggered;
    }

    /** The orders, of the account and of the venue, by the number that their fills have. */
    Map<Long, LinearOrder> byFills() {
        Map<Long, LinearOrder> owners = new TreeMap<>();
        book.all().forEach(order -> owners.put(order.id(), LinearOrder.of(order)));
        byPlaced().forEach((id, conditional) -> owners.put(id, LinearOrder.of(conditional)));
        return owners;
    }
}
