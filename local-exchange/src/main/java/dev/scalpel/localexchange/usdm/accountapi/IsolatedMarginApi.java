package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds margin to isolated positions and takes it back. */
public final class IsolatedMarginApi {

    private static final int DECIMALS = 8;
    private static final int HISTORY_DAYS = 30;
    private static final int DEFAULT_LIMIT = 500;
    private static final int ADD = 1;
    private static final int REDUCE = 2;

    /** A change by the user. */
    private record Change(Contract contract, HoldingSide side, int type, BigDecimal amount, long time) {}

    private final Contracts contracts;
    private final FuturesAccount account;
    private final AccountValues values;
    private final List<Change> changes = new ArrayList<>();

    public IsolatedMarginApi(Contracts contracts, FuturesAccount account, AccountValues values) {
        this.contracts = contracts;
        this.account = account;
        this.values = values;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "POST /fapi/v1/positionMargin",
                Route.trade(1, this::change, "symbol", "positionSide", "amount", "type"));
        routes.put(
                "GET /fapi/v1/positionMargin/history",
                Route.signed(1, this::history, "symbol", "type", "startTime", "endTime", "limit"));
    }

    private JsonNode change(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        HoldingSide side = parameters
                .choice("positionSide", HoldingSide.class, -4060, "Invalid position side.")
                .orElse(HoldingSide.BOTH);
        if (account.isHedged() == (side == HoldingSide.BOTH)) {
            throw ApiException.refused(-4061, "Order's position side does not match user's setting.");
        }
        BigDecimal amount = parameters.decimal("amount").orElseThrow(() -> Parameters.missing("amount"));
        int type = type(parameters).orElseThrow(() -> Parameters.missing("type"));
        Position position = account.position(contract, side);
        check(position, amount, type);
        position.addMargin(type == ADD ? amount : amount.negate(), now);
        changes.add(new Change(contract, side, type, amount, now));
        return Json.object()
                .put("amount", amount)
                .put("code", 200)
                .put("msg", "Successfully modify position margin.")
                .put("type", type);
    }

    private void check(Position position, BigDecimal amount, int type) {
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > DECIMALS) {
            throw ApiException.refused(-4055, "Amount must be positive.");
        }
        if (!account.settings(position.contract()).isIsolated()) {
            throw ApiException.refused(-4049, "Add margin only support for isolated position.");
        }
        if (!position.isOpen()) {
            throw ApiException.refused(-4054, "Cannot add position margin: position is 0.");
        }
        if (type == ADD && amount.compareTo(values.available(position.contract().asset())) > 0) {
            throw ApiException.refused(-4050, "Cross balance insufficient.");
        }
        BigDecimal spare = position.now()
                .isolatedWallet()
                .add(values.unrealised(position).min(BigDecimal.ZERO))
                .subtract(values.initialMargin(position));
        if (type == REDUCE && amount.compareTo(spare) > 0) {
            throw ApiException.refused(-4051, "Isolated balance insufficient.");
        }
    }

    private static Optional<Integer> type(Parameters parameters) {
        return parameters.integer("type").map(type -> {
            if (type != ADD && type != REDUCE) {
                throw Parameters.invalid("type");
            }
            return type.intValue();
        });
    }

    private JsonNode history(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        Optional<Integer> type = type(parameters);
        Page page = Page.of(parameters, HISTORY_DAYS, DEFAULT_LIMIT, DEFAULT_LIMIT, now);
        List<Change> found = changes.stream()
                .filter(change -> change.contract() == contract && page.contains(change.time()))
                .filter(change -> type.isEmpty() || type.get() == change.type())
                .toList();
        return page.json(
                found,
                change -> Json.object()
                        .put("symbol", contract.name())
                        .put("type", change.type())
                        .put("deltaType", "USER_ADJUST")
                        .put("amount", Json.text(change.amount()))
                        .put("asset", contract.asset())
                        .put("time", change.time())
                        .put("positionSide", change.side().name()));
    }
}
