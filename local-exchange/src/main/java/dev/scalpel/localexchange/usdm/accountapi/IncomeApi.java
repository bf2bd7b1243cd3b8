package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code income}: the changes of the wallet, in ascending order. */
public final class IncomeApi {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final long SEVEN_DAYS = 7 * 86_400_000L;

    private final Contracts contracts;
    private final FuturesAccount account;
    private final StaleReadInjector<ObservedFutures> staleReads;

    public IncomeApi(Contracts contracts, FuturesAccount account, StaleReadInjector<ObservedFutures> staleReads) {
        this.contracts = contracts;
        this.account = account;
        this.staleReads = staleReads;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /fapi/v1/income",
                Route.signed(
                        RequestWeight.of(30),
                        staleReads.reading("GET /fapi/v1/income", this::income),
                        "symbol",
                        "incomeType",
                        "startTime",
                        "endTime",
                        "page",
                        "limit"));
    }

    private JsonNode income(Parameters parameters, long now, ObservedFutures observed) {
        Optional<String> type = parameters.text("incomeType");
        Optional<String> symbol =
                parameters.has("symbol") ? Optional.of(contracts.of(parameters).name()) : Optional.empty();
        long to = Math.min(parameters.integer("endTime").orElse(now), observed.balancesAt());
        long from = parameters.integer("startTime").orElse(to - SEVEN_DAYS);
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        long skipped = Math.max(0, parameters.integer("page").orElse(1L) - 1) * limit;
        List<Income> found = account.wallet().incomes().stream()
                .filter(income -> income.time() >= from && income.time() <= to)
                .filter(income -> type.isEmpty() || income.type().name().equals(type.get()))
                .filter(income -> symbol.isEmpty() || income.symbol().equals(symbol.get()))
                .skip(skipped)
                .toList();
        return new Page(from, to, limit, false).json(found, IncomeApi::json);
    }

    private static ObjectNode json(Income income) {
        return Json.object()
                .put("symbol", income.symbol())
                .put("incomeType", income.type().name())
                .put("income", Json.text(income.amount()))
                .put("asset", income.asset())
                .put("info", income.info())
                .put("time", income.time())
                .put("tranId", income.transactionId())
                .put("tradeId", income.tradeId());
    }
}
