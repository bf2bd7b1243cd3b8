package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.account.SymbolSettings;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Positions as {@code positionRisk} and {@code account} report them. */
final class PositionJson {

    private static final int DECIMALS = 8;

    private final FuturesAccount account;

    PositionJson(FuturesAccount account) {
        this.account = account;
    }

    ObjectNode riskV2(Position position, AccountValues values) {
        SymbolSettings settings = account.settings(position.contract());
        PositionState state = values.state(position);
        return risk(position, values)
                .put("leverage", Integer.toString(settings.leverage()))
                .put("maxNotionalValue", maxNotional(position))
                .put("marginType", settings.isIsolated() ? "isolated" : "cross")
                .put("isAutoAddMargin", "false")
                .put("updateTime", state.time());
    }

    ObjectNode riskV3(Position position, AccountValues values) {
        return risk(position, values)
                .put("marginAsset", position.contract().asset())
                .put("initialMargin", Json.text(initialMargin(position, values)))
                .put("maintMargin", Json.text(values.maintenance(position)))
                .put("positionInitialMargin", Json.text(values.initialMargin(position)))
                .put("openOrderInitialMargin", Json.text(values.openOrderMargin(position)))
                .put("adl", values.state(position).isOpen() ? 1 : 0)
                .put("bidNotional", Json.text(values.opening(position, true, Optional.empty())))
                .put("askNotional", Json.text(values.opening(position, false, Optional.empty())))
                .put("updateTime", values.state(position).time());
    }

    private ObjectNode risk(Position position, AccountValues values) {
        PositionState state = values.state(position);
        return Json.object()
                .put("symbol", position.contract().name())
                .put("positionSide", position.side().name())
                .put("positionAmt", Json.text(state.quantity()))
                .put("entryPrice", Json.text(state.entryPrice()))
                .put("breakEvenPrice", Json.text(breakEven(state)))
                .put("markPrice", Json.text(values.mark(position.contract())))
                .put("unRealizedProfit", Json.text(values.unrealised(position)))
                .put(
                        "liquidationPrice",
                        values.liquidationPrice(position).map(Json::text).orElse("0"))
                .put("isolatedMargin", Json.text(isolatedMargin(position, values)))
                .put("notional", Json.text(values.notional(position)))
                .put("isolatedWallet", Json.text(state.isolatedWallet()));
    }

    /** The entry price with the fee of closing as a taker. */
    private BigDecimal breakEven(PositionState state) {
        BigDecimal fee = BigDecimal.ONE.add(
                state.isLong() ? account.feeRate(false) : account.feeRate(false).negate());
        return state.entryPrice().multiply(fee).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal isolatedMargin(Position position, AccountValues values) {
        return values.isIsolated(position) && values.state(position).isOpen()
                ? values.state(position).isolatedWallet().add(values.unrealised(position))
                : BigDecimal.ZERO;
    }

    private static BigDecimal initialMargin(Position position, AccountValues values) {
        return values.initialMargin(position).add(values.openOrderMargin(position));
    }

    private String maxNotional(Position position) {
        int leverage = account.settings(position.contract()).leverage();
        return position.contract().brackets().maxNotional(leverage).toPlainString();
    }

    ObjectNode inAccountV2(Position position, AccountValues values) {
        SymbolSettings settings = account.settings(position.contract());
        PositionState state = values.state(position);
        return Json.object()
                .put("symbol", position.contract().name())
                .put("initialMargin", Json.text(initialMargin(position, values)))
                .put("maintMargin", Json.text(values.maintenance(position)))
                .put("unrealizedProfit", Json.text(values.unrealised(position)))
                .put("positionInitialMargin", Json.text(values.initialMargin(position)))
                .put("openOrderInitialMargin", Json.text(values.openOrderMargin(position)))
                .put("leverage", Integer.toString(settings.leverage()))
                .put("isolated", settings.isIsolated())
                .put("entryPrice", Json.text(state.entryPrice()))
                .put("breakEvenPrice", Json.text(breakEven(state)))
                .put("maxNotional", maxNotional(position))
                .put("bidNotional", Json.text(values.opening(position, true, Optional.empty())))
                .put("askNotional", Json.text(values.opening(position, false, Optional.empty())))
                .put("positionSide", position.side().name())
                .put("positionAmt", Json.text(state.quantity()))
                .put("notional", Json.text(values.notional(position)))
                .put("isolatedWallet", Json.text(state.isolatedWallet()))
                .put("updateTime", state.time());
    }

    ObjectNode inAccountV3(Position position, AccountValues values) {
        PositionState state = values.state(position);
        return Json.object()
                .put("symbol", position.contract().name())
                .put("positionSide", position.side().name())
                .put("positionAmt", Json.text(state.quantity()))
                .put("unrealizedProfit", Json.text(values.unrealised(position)))
                .put("isolatedMargin", Json.text(isolatedMargin(position, values)))
                .put("notional", Json.text(values.notional(position)))
                .put("isolatedWallet", Json.text(state.isolatedWallet()))
                .put("initialMargin", Json.text(initialMargin(position, values)))
                .put("maintMargin", Json.text(values.maintenance(position)))
                .put("updateTime", state.time());
    }
}
