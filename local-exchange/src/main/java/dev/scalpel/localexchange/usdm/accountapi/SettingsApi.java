package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.MarginMode;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.SymbolSettings;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/** Position mode, margin mode, leverage, and what cannot be changed here. */
public final class SettingsApi {

    private final Contracts contracts;
    private final FuturesAccount account;
    private final FuturesBook book;
    private final AccountValues values;

    public SettingsApi(Contracts contracts, FuturesAccount account, FuturesBook book, AccountValues values) {
        this.contracts = contracts;
        this.account = account;
        this.book = book;
        this.values = values;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /fapi/v1/positionSide/dual",
                Route.signed(30, (parameters, now) -> Json.object().put("dualSidePosition", account.isHedged())));
        routes.put("POST /fapi/v1/positionSide/dual", Route.trade(1, this::setDual, "dualSidePosition"));
        routes.put(
                "GET /fapi/v1/multiAssetsMargin",
                Route.signed(30, (parameters, now) -> Json.object().put("multiAssetsMargin", false)));
        routes.put("POST /fapi/v1/multiAssetsMargin", Route.trade(1, this::setMultiAssets, "multiAssetsMargin"));
        routes.put("POST /fapi/v1/marginType", Route.trade(1, this::setMarginType, "symbol", "marginType"));
        routes.put("POST /fapi/v1/leverage", Route.trade(1, this::setLeverage, "symbol", "leverage"));
        routes.put(
                "GET /fapi/v1/feeBurn",
                Route.signed(30, (parameters, now) -> Json.object().put("feeBurn", account.isFeeBurn())));
        routes.put("POST /fapi/v1/feeBurn", Route.trade(1, this::setFeeBurn, "feeBurn"));
    }

    static ObjectNode success() {
        return Json.object().put("code", 200).put("msg", "success");
    }

    private JsonNode setDual(Parameters parameters, long now) {
        boolean dual = required(parameters, "dualSidePosition");
        if (dual == account.isHedged()) {
            throw ApiException.refused(-4059, "No need to change position side.");
        }
        if (book.hasOpen()) {
            throw ApiException.refused(-4067, "Position side cannot be changed if there exists open orders.");
        }
        if (account.hasPositions()) {
            throw ApiException.refused(-4068, "Position side cannot be changed if there exists position.");
        }
        account.setHedged(dual);
        return success();
    }

    /** Only single-asset mode: what the account holds of one asset is no margin for contracts of another. */
    private JsonNode setMultiAssets(Parameters parameters, long now) {
        if (!required(parameters, "multiAssetsMargin")) {
            throw ApiException.refused(
                    -4171, "Adjusted asset mode is currently set and does not need to be adjusted repeatedly.");
        }
        boolean isolated = contracts.all().stream()
                .anyMatch(contract -> account.settings(contract).isIsolated());
        throw isolated
                ? ApiException.refused(
                        -4167,
                        "Unable to adjust to Multi-Assets mode with symbols of USDⓈ-M Futures under isolated-margin"
                                + " mode.")
                : ApiException.refused(-4084, "Method is not allowed currently. Upcoming soon.");
    }

    private JsonNode setMarginType(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        MarginMode mode = parameters
                .choice("marginType", MarginMode.class, -1130, "Data sent for parameter 'marginType' is not valid.")
                .orElseThrow(() -> Parameters.missing("marginType"));
        SymbolSettings settings = account.settings(contract);
        if (settings.mode() == mode) {
            throw ApiException.refused(-4046, "No need to change margin type.");
        }
        if (!book.open(contract).isEmpty() || !book.waiting(contract).isEmpty()) {
            throw ApiException.refused(-4047, "Margin type cannot be changed if there exists open orders.");
        }
        if (account.positions(contract).stream().anyMatch(Position::isOpen)) {
            throw ApiException.refused(-4048, "Margin type cannot be changed if there exists position.");
        }
        account.set(contract, settings.withMode(mode));
        return success();
    }

    private JsonNode setLeverage(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        long wanted = parameters.requiredInteger("leverage");
        if (wanted < 1 || wanted > contract.brackets().maxLeverage()) {
            throw ApiException.refused(-4028, "Leverage " + wanted + " is not valid");
        }
        int leverage = (int) wanted;
        SymbolSettings settings = account.settings(contract);
        for (Position position : account.positions(contract)) {
            if (position.isOpen() && settings.isIsolated() && leverage < settings.leverage()) {
                throw ApiException.refused(
                        -4161, "Leverage reduction is not supported in Isolated Margin Mode with open positions.");
            }
            if (values.notional(position).abs().compareTo(contract.brackets().maxNotional(leverage)) > 0) {
                throw ApiException.refused(-2027, "Exceeded the maximum allowable position at current leverage.");
            }
        }
        account.set(contract, settings.withLeverage(leverage));
        return Json.object()
                .put("symbol", contract.name())
                .put("leverage", leverage)
                .put(
                        "maxNotionalValue",
                        contract.brackets().maxNotional(leverage).toPlainString());
    }

    private JsonNode setFeeBurn(Parameters parameters, long now) {
        account.setFeeBurn(required(parameters, "feeBurn"));
        return success();
    }

    private static boolean required(Parameters parameters, String name) {
        return parameters.flag(name).orElseThrow(() -> Parameters.missing(name));
    }
}
