package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.Funding;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has changed the wallet: "Get Transaction Log", newest first. Of contracts only. */
final class TransactionLog {

    private static final String ROUTE = "GET /v5/account/transaction-log";
    private static final int DEFAULT_ROWS = 20;
    private static final int MAX_ROWS = 50;
    private static final long DAY = 86_400_000;

    private record Change(long time, ObjectNode row) {}

    private final PerpetualCore core;
    private final LinearOrderBook orders;
    private final TransactionRows rows;

    TransactionLog(PerpetualCore core, LinearOrderBook orders) {
        this.core = core;
        this.orders = orders;
        rows = new TransactionRows(orders);
    }

    void addTo(Calls calls) {
        calls.add(
                ROUTE,
                Action.read(
                        (call, now) -> core.staleReads().read(ROUTE, now, observed -> list(call, now, observed)),
                        "accountType",
                        "category",
                        "currency",
                        "baseCoin",
                        "type",
                        "transSubType",
                        "startTime",
                        "endTime",
                        "limit",
                        "cursor"));
    }

    private JsonNode list(Call call, long now, ObservedFutures observed) {
        if (!call.text("accountType").orElse("UNIFIED").equals("UNIFIED")) {
            throw Refusal.parameter("accountType only support UNIFIED.");
        }
        if (!call.text("category").orElse(LinearListings.CATEGORY).equals(LinearListings.CATEGORY)) {
            throw Refusal.parameter("params error: category only support linear here");
        }
        long[] span = Rows.span(call, DAY, now);
        List<ObjectNode> found = new ArrayList<>();
        changes().stream()
                .filter(change -> change.time() <= observed.balancesAt())
                .filter(change -> change.time() >= span[0] && change.time() <= span[1])
                .map(Change::row)
                .filter(row ->
                        call.text("type").map(row.path("type").asText()::equals).orElse(true))
                .filter(row -> call.text("currency")
                        .map(row.path("currency").asText()::equals)
                        .orElse(true))
                .filter(row -> isOfBase(call, row.path("symbol").asText()))
                .forEach(found::add);
        Collections.reverse(found);
        return Rows.page(LinearListings.CATEGORY, call, found, DEFAULT_ROWS, MAX_ROWS, row -> row);
    }

    private boolean isOfBase(Call call, String symbol) {
        return call.text("baseCoin").isEmpty()
                || LinearListings.selected(core.contracts(), call).stream()
                        .map(Contract::name)
                        .anyMatch(symbol::equals);
    }

    private List<Change> changes() {
        Map<Long, BigDecimal> balances = new TreeMap<>();
        for (Income income : core.account().wallet().incomes()) {
            if (!income.tradeId().isEmpty()) {
                balances.put(Long.parseLong(income.tradeId()), income.balance());
            }
        }
        Map<Long, LinearOrder> owners = orders.byFills();
        List<Change> changes = new ArrayList<>();
        for (FuturesFill fill : core.engine().clearing().fills()) {
            LinearOrder owner = Optional.ofNullable(owners.get(fill.orderId())).orElseThrow();
            changes.add(new Change(fill.time(), rows.trade(fill, owner, Optional.ofNullable(balances.get(fill.id())))));
        }
        for (Funding.Payment payment : core.engine().funding().payments()) {
            changes.add(new Change(payment.stamp(), TransactionRows.funding(payment)));
        }
        for (Income income : core.account().wallet().incomes()) {
            if (income.type() == IncomeType.TRANSFER || income.type() == IncomeType.INSURANCE_CLEAR) {
                changes.add(new Change(income.time(), TransactionRows.other(income)));
            }
        }
        changes.sort(Comparator.comparingLong(Change::time));
        return changes;
    }
}
