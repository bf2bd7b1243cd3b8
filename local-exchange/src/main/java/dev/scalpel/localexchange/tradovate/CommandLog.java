package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginBook;
import dev.scalpel.localexchange.margin.orders.MarginEvents;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.protocol.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The commands of the account, each of an order ("Command"), and which orders cancel each other. */
final class CommandLog implements MarginEvents {

    private static final String NEW = "New";

    /** @param order that the command concerns */
    private record Command(long id, MarginOrder order, String clientId, String type, long time) {}

    private final List<Command> commands = new ArrayList<>();
    private final Map<Long, Long> others = new HashMap<>();
    private Consumer<MarginOrder> cancelOther = order -> {};
    private long lastId = 80_000_000;

    /** @param cancel ends an order because the other one of its pair was filled or ended */
    void cancelBy(Consumer<MarginOrder> cancel) {
        cancelOther = cancel;
    }

    void pair(MarginOrder one, MarginOrder other) {
        others.put(one.id(), other.id());
        others.put(other.id(), one.id());
    }

    Optional<Long> other(MarginOrder order) {
        return Optional.ofNullable(others.get(order.id()));
    }

    @Override
    public void accepted(MarginOrder order, long now) {
        add(order, order.request().clientId(), NEW, now);
    }

    /** @return the number of the command */
    long cancelled(MarginOrder order, String clientId, long now) {
        return add(order, clientId, "Cancel", now);
    }

    private long add(MarginOrder order, String clientId, String type, long now) {
        lastId++;
        commands.add(new Command(lastId, order, clientId, type, now));
        return lastId;
    }

    @Override
    public void filled(MarginFill fill) {
        cancelOther.accept(fill.order());
    }

    @Override
    public void ended(MarginOrder order, EndReason reason, long now) {
        cancelOther.accept(order);
    }

    /** The other order of the pair, while it is open. */
    Optional<MarginOrder> openOther(MarginOrder order, MarginBook book) {
        return other(order).flatMap(book::find).filter(MarginOrder::isOpen);
    }

    /** The order of a command. */
    Optional<MarginOrder> order(long command) {
        return commands.stream()
                .filter(each -> each.id() == command)
                .map(Command::order)
                .findFirst();
    }

    /** Each command that placed an order, with its order. */
    void placed(BiConsumer<Long, MarginOrder> each) {
        commands.stream()
                .filter(command -> command.type().equals(NEW))
                .forEach(command -> each.accept(command.id(), command.order()));
    }

    ArrayNode list(ObservedMargin seen) {
        return rows(seen, command -> true);
    }

    /** Those of an order. */
    ArrayNode of(long order, ObservedMargin seen) {
        return rows(seen, command -> command.order().id() == order);
    }

    private ArrayNode rows(ObservedMargin seen, Predicate<Command> which) {
        ArrayNode rows = Json.array();
        commands.stream()
                .filter(which)
                .filter(command -> seen.state(command.order()).isPresent())
                .forEach(command -> {
                    ObjectNode row = rows.addObject()
                            .put("id", command.id())
                            .put("orderId", command.order().id())
                            .put(
                                    "timestamp",
                                    Instant.ofEpochMilli(command.time()).toString())
                            .put("commandType", command.type())
                            .put("commandStatus", "ExecutionStopped")
                            .put("isAutomated", true);
                    if (!command.clientId().isEmpty()) {
                        row.put("clOrdId", command.clientId());
                    }
                });
        return rows;
    }
}
