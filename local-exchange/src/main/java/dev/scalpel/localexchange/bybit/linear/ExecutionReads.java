package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.Funding;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Executions, newest first, page by page. */
final class ExecutionReads {

    private static final String ROUTE = "GET /v5/execution/list";
    private static final int FILLS = 100;
    private static final int DEFAULT_FILLS = 50;

    private record Execution(long time, ObjectNode row) {}

    private final PerpetualCore core;
    private final LinearOrderBook orders;
    private final ExecutionRows rows;

    ExecutionReads(PerpetualCore core, LinearOrderBook orders) {
        this.core = core;
        this.orders = orders;
        rows = new ExecutionRows(orders);
    }

    void addTo(Calls calls) {
        calls.add(
                LinearListings.CATEGORY,
                ROUTE,
                new Action(
                        Action.Access.READ,
                        Set.of(
                                "category",
                                "symbol",
                                "orderId",
                                "orderLinkId",
                                "baseCoin",
                                "settleCoin",
                                "startTime",
                                "endTime",
                                "execType",
                                "limit",
                                "cursor",
                                // No parameter of the page; ccxt sends it for a list of fundings.
                                "size"),
                        (call, now) ->
                                core.staleReads().read(ROUTE, now, observed -> executions(call, now, observed))));
    }

    /** Funding is among the executions. */
    private JsonNode executions(Call call, long now, ObservedFutures observed) {
        long[] span = LinearOrderReads.isLookUp(call) ? new long[] {0, now} : Rows.span(call, Rows.WEEK, now);
        Map<Long, LinearOrder> owners = orders.byFills();
        List<Execution> found = new ArrayList<>();
        for (FuturesFill fill : core.engine().clearing().fills()) {
            LinearOrder owner = Optional.ofNullable(owners.get(fill.orderId())).orElseThrow();
            if (observed.includes(fill)) {
                found.add(new Execution(fill.time(), rows.fill(fill, owner)));
            }
        }
        for (Funding.Payment payment : core.engine().funding().payments()) {
            if (payment.stamp() <= observed.balancesAt()) {
                found.add(new Execution(payment.stamp(), rows.funding(payment)));
            }
        }
        List<String> symbols = LinearListings.selected(core.contracts(), call).stream()
                .map(Contract::name)
                .toList();
        List<ObjectNode> wanted = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingLong(Execution::time))
                .filter(each -> each.time() >= span[0] && each.time() <= span[1])
                .map(Execution::row)
                .filter(row -> isWanted(call, symbols, row))
                .forEach(wanted::add);
        Collections.reverse(wanted);
        return Rows.page(LinearListings.CATEGORY, call, wanted, DEFAULT_FILLS, FILLS, row -> row);
    }

    /** "orderId and orderLinkId have a higher priority …, other input parameters will be ignored". */
    private static boolean isWanted(Call call, List<String> symbols, ObjectNode row) {
        Optional<String> id = call.text("orderId");
        if (id.isPresent()) {
            return id.get().equals(row.path("orderId").asText());
        }
        Optional<String> linkId = call.text("orderLinkId");
        if (linkId.isPresent()) {
            return linkId.get().equals(row.path("orderLinkId").asText());
        }
        return symbols.contains(row.path("symbol").asText())
                && call.text("execType")
                        .map(row.path("execType").asText()::equals)
                        .orElse(true);
    }
}
