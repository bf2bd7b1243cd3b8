package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The contracts, their prices and their risk limits. */
final class LinearListings {

    static final String CATEGORY = "linear";

    private static final int DEFAULT_ROWS = 500;
    private static final int MAX_ROWS = 1_000;

    private final Contracts contracts;

    LinearListings(Contracts contracts) {
        this.contracts = contracts;
    }

    void addTo(Calls calls) {
        add(
                calls,
                "instruments-info",
                this::instruments,
                "category",
                "symbol",
                "symbolType",
                "status",
                "baseCoin",
                "limit",
                "cursor");
        add(calls, "tickers", this::tickers, "category", "symbol", "baseCoin", "expDate");
        add(calls, "risk-limit", this::riskLimits, "category", "symbol", "cursor");
    }

    private static void add(Calls calls, String name, Action.Run run, String... names) {
        calls.add(CATEGORY, "GET /v5/market/" + name, Action.open(run, names));
    }

    /** By default "only Trading symbols". */
    private JsonNode instruments(Call call, long now) {
        boolean trading = call.text("status").orElse("Trading").equals("Trading");
        List<Contract> found = selected(contracts, call).stream()
                .filter(contract -> contract.market().fillsOrders() == trading)
                .toList();
        return Rows.page(CATEGORY, call, found, DEFAULT_ROWS, MAX_ROWS, ListingRows::instrument);
    }

    private JsonNode tickers(Call call, long now) {
        return Rows.page(
                CATEGORY,
                call,
                selected(contracts, call),
                MAX_ROWS,
                MAX_ROWS,
                contract -> ListingRows.ticker(contract, now));
    }

    /** "Get Risk Limit". Rates are shares, as in the responses that clients show; the page's example has percentages. */
    private JsonNode riskLimits(Call call, long now) {
        List<Contract> found = selected(contracts, call);
        var list = Json.array();
        for (Contract contract : found) {
            for (Bracket bracket : contract.brackets().all()) {
                list.add(Json.object()
                        .put("id", bracket.number())
                        .put("symbol", contract.name())
                        .put("riskLimitValue", plain(bracket.cap()))
                        .put("maintenanceMargin", plain(bracket.maintenanceRate()))
                        .put("initialMargin", plain(BigDecimal.ONE.divide(BigDecimal.valueOf(bracket.maxLeverage()))))
                        .put("isLowestRisk", bracket.number() == 1 ? 1 : 0)
                        .put("maxLeverage", bracket.maxLeverage() + ".00")
                        .put("mmDeduction", bracket.number() == 1 ? "" : plain(bracket.maintenanceAmount())));
            }
        }
        return Rows.result(CATEGORY, list).put("nextPageCursor", "");
    }

    /** By what a call selects contracts; empty for all of them. */
    static Optional<String> selector(Call call) {
        return call.text("symbol").or(() -> call.text("baseCoin")).or(() -> call.text("settleCoin"));
    }

    /** The contracts of {@code symbol}, else of {@code baseCoin} and {@code settleCoin}, or all of them. */
    static List<Contract> selected(Contracts contracts, Call call) {
        Optional<String> symbol = call.text("symbol");
        if (symbol.isPresent()) {
            return List.of(named(contracts, symbol.get()));
        }
        Predicate<Contract> ofBase =
                contract -> call.text("baseCoin").map(base(contract)::equals).orElse(true);
        Predicate<Contract> ofSettle = contract ->
                call.text("settleCoin").map(contract.asset()::equals).orElse(true);
        return contracts.all().stream().filter(ofBase.and(ofSettle)).toList();
    }

    static String base(Contract contract) {
        return contract.market().listing().symbol().base();
    }

    /** ccxt's table of exceptions cites this message for an unknown symbol. */
    static Contract named(Contracts contracts, String name) {
        return contracts.find(name).orElseThrow(() -> Refusal.parameter("Not supported symbols"));
    }
}
