package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.FuturesName;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders as the venue reports them: what was ordered is in "OrderVersion", our id in "Command", what became of it in "ExecutionReport". Only
 * the venue's own id finds an order at once; ours is looked for among the commands. Fills are not counted here: they may be listed
 * later than an order is reported to have ended. What never changes is read once. Safe for concurrent use.
 */
final class TradovateReports {

    private static final int NOT_FOUND = 404;
    /** More than the orders of a day. */
    private static final int MAX_ENDED = 4_096;

    private final TradovateSession session;
    private final TradovateContracts contracts;
    private final TradovateVersions versions;
    private final TradovateExecutions executions;
    /** Our ids, by the venue's; empty for what was ordered by hand. */
    private final Map<Long, String> clientIds = new ConcurrentHashMap<>();
    /** Orders that have ended: they change no more. */
    private final Map<Long, JsonNode> ended = new ConcurrentHashMap<>();

    TradovateReports(TradovateSession session, TradovateContracts contracts, Clock clock) {
        this.session = session;
        this.contracts = contracts;
        versions = new TradovateVersions(session, clock);
        executions = new TradovateExecutions(session);
    }

    /**
     * The venue has this order of ours.
     *
     * @param version quantity and prices, as ordered
     */
    void placed(long id, String clientId, JsonNode version) {
        clientIds.put(id, clientId);
        versions.placed(id, version);
    }

    /** What a cancelled order has filled before; empty while no report says that it has ended. */
    Optional<BigDecimal> filledOfCancelled(long id) throws IOException {
        JsonNode report = executions.newest(executions.read(), id);
        return Optional.of(report)
                .filter(TradovateExecutions::isCancelled)
                .map(cancelled -> cancelled.path("cumQty").decimalValue());
    }

    /** Without the venue's id the commands are read, whatever is known: whether they have the order is the question. */
    Optional<OrderReport> find(String clientId, Optional<String> venueId) throws IOException {
        Optional<Long> id = venueId.isPresent() ? venueId.map(Long::valueOf) : idOf(clientId);
        Optional<JsonNode> order = id.isEmpty() ? Optional.empty() : order(id.get());
        return order.isEmpty() ? Optional.empty() : Optional.of(report(order.get(), clientId, executions.read()));
    }

    private Optional<Long> idOf(String clientId) throws IOException {
        return commands().entrySet().stream()
                .filter(entry -> entry.getValue().equals(clientId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<Long, String> commands() throws IOException {
        Map<Long, String> ids = new ConcurrentHashMap<>();
        for (JsonNode command : session.get("command/list")) {
            if (command.path("commandType").asText().equals("New")) {
                ids.put(
                        command.path("orderId").asLong(),
                        command.path("clOrdId").asText(""));
            }
        }
        clientIds.putAll(ids);
        return ids;
    }

    private Optional<JsonNode> order(long id) throws IOException {
        JsonNode known = ended.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(remembered(session.get("order/item?id=" + id)));
        } catch (TradovateException refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private JsonNode remembered(JsonNode order) {
        if (TradovateExecutions.hasEnded(order)) {
            if (ended.size() >= MAX_ENDED) {
                ended.clear();
            }
            ended.put(order.path("id").asLong(), order);
        }
        return order;
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        FuturesName name = contracts.name(symbol);
        List<JsonNode> open = new ArrayList<>();
        for (JsonNode order : session.get("order/list")) {
            if (!TradovateExecutions.hasEnded(remembered(order))
                    && contracts.isOf(name, order.path("contractId").asLong())) {
                open.add(order);
            }
        }
        if (open.isEmpty()) {
            return List.of();
        }
        if (open.stream()
                .anyMatch(order -> !clientIds.containsKey(order.path("id").asLong()))) {
            commands();
        }
        JsonNode executed = executions.read();
        List<OrderReport> reports = new ArrayList<>();
        for (JsonNode order : open) {
            // An order that was placed by hand has no id of a client.
            String venueId = order.path("id").asText();
            String clientId = Optional.ofNullable(clientIds.get(order.path("id").asLong()))
                    .filter(id -> !id.isEmpty())
                    .orElse("venue-" + venueId);
            reports.add(report(order, clientId, executed));
        }
        return reports;
    }

    private OrderReport report(JsonNode order, String clientId, JsonNode executed) throws IOException {
        long id = order.path("id").asLong();
        JsonNode version = versions.of(id, TradovateExecutions.hasEnded(order));
        JsonNode execution = executions.newest(executed, id);
        BigDecimal filled = execution.path("cumQty").decimalValue();
        BigDecimal value = filled.signum() == 0
                ? BigDecimal.ZERO
                : contracts.value(
                        order.path("contractId").asLong(),
                        filled,
                        execution.path("avgPx").decimalValue());
        Optional<BigDecimal> trigger = price(version, "stopPrice");
        OrderReport.Status status = TradovateExecutions.status(execution, order);
        return new OrderReport(
                clientId,
                String.valueOf(id),
                Optional.empty(),
                side(order),
                status,
                version.path("orderQty").decimalValue(),
                filled,
                value,
                price(version, "price"),
                trigger,
                trigger.isEmpty() || filled.signum() > 0 || status == OrderReport.Status.FILLED,
                Instant.parse(execution
                                .path("timestamp")
                                .asText(order.path("timestamp").asText()))
                        .toEpochMilli());
    }

    static OrderSide side(JsonNode row) {
        return row.path("action").asText().equals("Buy") ? OrderSide.BUY : OrderSide.SELL;
    }

    private static Optional<BigDecimal> price(JsonNode version, String field) {
        return Optional.of(version.path(field)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }
}
