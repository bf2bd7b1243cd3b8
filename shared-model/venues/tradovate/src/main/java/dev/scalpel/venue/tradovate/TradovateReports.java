package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.FuturesName;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders as the venue reports them: what was ordered is in "OrderVersion", our id in "Command", what became of it in "ExecutionReport". Only
 * the venue's own id finds an order at once; ours is looked for among the commands. Fills are not counted here: they may be listed
 * later than an order is reported to have ended.
 */
final class TradovateReports {

    private static final int NOT_FOUND = 404;
    /** "Order", "ordStatus": any other may still fill, also one that the venue adds. */
    private static final Set<String> ENDED = Set.of("Canceled", "Completed", "Expired", "Filled", "Rejected");

    private final TradovateSession session;
    private final TradovateContracts contracts;

    TradovateReports(TradovateSession session, TradovateContracts contracts) {
        this.session = session;
        this.contracts = contracts;
    }

    Optional<OrderReport> find(String clientId, Optional<String> venueId) throws IOException {
        Optional<Long> id = venueId.isPresent() ? venueId.map(Long::valueOf) : idOf(clientId);
        return id.isEmpty() ? Optional.empty() : read(id.get(), clientId);
    }

    private Optional<Long> idOf(String clientId) throws IOException {
        return clientIds().entrySet().stream()
                .filter(entry -> entry.getValue().equals(clientId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** By the venue's id of the order. */
    private Map<Long, String> clientIds() throws IOException {
        Map<Long, String> ids = new TreeMap<>();
        for (JsonNode command : session.get("command/list")) {
            if (command.path("commandType").asText().equals("New")) {
                ids.put(
                        command.path("orderId").asLong(),
                        command.path("clOrdId").asText(""));
            }
        }
        return ids;
    }

    private Optional<OrderReport> read(long id, String clientId) throws IOException {
        JsonNode order;
        try {
            order = session.get("order/item?id=" + id);
        } catch (TradovateException refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
        return Optional.of(report(order, clientId));
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        FuturesName name = contracts.name(symbol);
        List<JsonNode> open = new ArrayList<>();
        for (JsonNode order : session.get("order/list")) {
            if (!ENDED.contains(order.path("ordStatus").asText())
                    && contracts.isOf(name, order.path("contractId").asLong())) {
                open.add(order);
            }
        }
        if (open.isEmpty()) {
            return List.of();
        }
        Map<Long, String> ids = clientIds();
        List<OrderReport> reports = new ArrayList<>();
        for (JsonNode order : open) {
            // An order that was placed by hand has no id of a client.
            String venueId = order.path("id").asText();
            String clientId = Optional.ofNullable(ids.get(order.path("id").asLong()))
                    .filter(id -> !id.isEmpty())
                    .orElse("venue-" + venueId);
            reports.add(report(order, clientId));
        }
        return reports;
    }

    private OrderReport report(JsonNode order, String clientId) throws IOException {
        long id = order.path("id").asLong();
        JsonNode version = newest(session.get("orderVersion/deps?masterid=" + id));
        JsonNode execution = execution(id);
        BigDecimal filled = execution.path("cumQty").decimalValue();
        BigDecimal value = filled.multiply(execution.path("avgPx").decimalValue());
        // The report may be newer than the order, and is never older than what it says of fills.
        String ordStatus =
                execution.path("ordStatus").asText(order.path("ordStatus").asText());
        Optional<BigDecimal> trigger = price(version, "stopPrice");
        OrderReport.Status status = status(ordStatus);
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

    /** The newest report of the command that placed the order; without one nothing has become of it. */
    private JsonNode execution(long orderId) throws IOException {
        JsonNode newest = TradovateHttp.object();
        for (JsonNode command : session.get("command/deps?masterid=" + orderId)) {
            if (command.path("commandType").asText().equals("New")) {
                for (JsonNode report : session.get(
                        "executionReport/deps?masterid=" + command.path("id").asLong())) {
                    boolean later = report.path("cumQty")
                                    .decimalValue()
                                    .compareTo(newest.path("cumQty").decimalValue())
                            >= 0;
                    newest = later ? report : newest;
                }
            }
        }
        return newest;
    }

    static OrderSide side(JsonNode row) {
        return row.path("action").asText().equals("Buy") ? OrderSide.BUY : OrderSide.SELL;
    }

    private static JsonNode newest(JsonNode versions) throws IOException {
        if (versions.isEmpty()) {
            throw new IOException("an order has no version");
        }
        return versions.get(versions.size() - 1);
    }

    private static Optional<BigDecimal> price(JsonNode version, String field) {
        return Optional.of(version.path(field)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static OrderReport.Status status(String ordStatus) {
        return switch (ordStatus) {
            case "Filled", "Completed" -> OrderReport.Status.FILLED;
            case "Canceled", "Expired" -> OrderReport.Status.CANCELLED;
            case "Rejected" -> OrderReport.Status.REJECTED;
            default -> OrderReport.Status.OPEN;
        };
    }
}
