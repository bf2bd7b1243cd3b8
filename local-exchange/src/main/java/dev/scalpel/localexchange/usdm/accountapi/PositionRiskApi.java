package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code positionRisk}: the positions with their margins and liquidation prices. */
public final class PositionRiskApi {

    private final Contracts contracts;
    private final FuturesAccount account;
    private final AccountValues present;
    private final PositionJson json;
    private final StaleReadInjector<ObservedFutures> staleReads;

    public PositionRiskApi(
            Contracts contracts,
            FuturesAccount account,
            AccountValues values,
            StaleReadInjector<ObservedFutures> staleReads) {
        this.contracts = contracts;
        this.account = account;
        this.staleReads = staleReads;
        present = values;
        json = new PositionJson(account);
    }

    public void addTo(Map<String, Route> routes) {
        FuturesReads reads = new FuturesReads(routes, staleReads);
        reads.add(
                "GET /fapi/v2/positionRisk",
                5,
                (parameters, now, observed) -> riskV2(parameters, observed.values(present)),
                "symbol");
        reads.add(
                "GET /fapi/v3/positionRisk",
                5,
                (parameters, now, observed) -> riskV3(parameters, observed.values(present)),
                "symbol");
    }

    private JsonNode riskV2(Parameters parameters, AccountValues values) {
        return risk(parameters, position -> true, position -> json.riskV2(position, values));
    }

    /** Only symbols with a position or open orders (Position Information V3). */
    private JsonNode riskV3(Parameters parameters, AccountValues values) {
        return risk(parameters, values::isInUse, position -> json.riskV3(position, values));
    }

    private JsonNode risk(Parameters parameters, Predicate<Position> which, Function<Position, ObjectNode> row) {
        ArrayNode all = Json.array();
        for (Contract contract : contracts.selected(parameters)) {
            account.positions(contract).stream().filter(which).forEach(position -> all.add(row.apply(position)));
        }
        return all;
    }
}
