package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Positions as the API reports them: "Get Position Info". */
final class PositionRows {

    private static final int DECIMALS = 8;

    private final FuturesAccount account;

    PositionRows(FuturesAccount account) {
        this.account = account;
    }

    /** "Enums Definitions", "positionIdx". */
    static int index(HoldingSide side) {
        return switch (side) {
            case BOTH -> 0;
            case LONG -> 1;
            case SHORT -> 2;
        };
    }

    ObjectNode row(Position position, AccountValues values) {
        Contract contract = position.contract();
        PositionState state = values.state(position);
        BigDecimal margin = values.margin(position);
        BigDecimal maintenance = values.maintenance(position);
        Bracket bracket = contract.brackets().at(values.notional(position).abs());
        return Json.object()
                .put("positionIdx", index(position.side()))
                .put("riskId", bracket.number())
                .put("riskLimitValue", plain(bracket.cap()))
                .put("symbol", contract.name())
                .put("side", side(state))
                .put("size", plain(state.quantity().abs()))
                .put("avgPrice", plain(state.entryPrice()))
                .put("positionValue", plain(state.cost().abs()))
                .put("tradeMode", 0)
                .put("autoAddMargin", 0)
                .put("positionStatus", "Normal")
                .put("leverage", Integer.toString(account.settings(contract).leverage()))
                .put("breakEvenPrice", plain(breakEven(state)))
                .put("markPrice", plain(values.mark(contract)))
                .put(
                        "liqPrice",
                        values.liquidationPrice(position).map(Rows::plain).orElse(""))
                .put("bustPrice", "")
                .put("positionBalance", plain(margin))
                .put("positionIM", plain(margin))
                .put("positionIMByMp", plain(margin))
                .put("positionMM", plain(maintenance))
                .put("positionMMByMp", plain(maintenance))
                .put("takeProfit", "")
                .put("stopLoss", "")
                .put("trailingStop", "0")
                .put("sessionAvgPrice", "")
                .put("unrealisedPnl", plain(values.unrealised(position)))
                .put("curRealisedPnl", "")
                .put("cumRealisedPnl", plain(realised(contract)))
                .put("adlRankIndicator", state.isOpen() ? 1 : 0)
                .put("createdTime", Long.toString(state.time()))
                .put("updatedTime", Long.toString(state.time()))
                .put("openTime", state.isOpen() ? state.time() : 0)
                .put("seq", state.time() == 0 ? -1 : state.time())
                .put("isReduceOnly", false)
                .put("mmrSysUpdatedTime", "")
                .put("leverageSysUpdatedTime", "")
                .put("tpslMode", "Full");
    }

    private static String side(PositionState state) {
        if (!state.isOpen()) {
            return "";
        }
        return Rows.side(state.isLong() ? OrderSide.BUY : OrderSide.SELL);
    }

    /** The entry price with the fee of closing as a taker. */
    private BigDecimal breakEven(PositionState state) {
        BigDecimal rate = account.feeRate(false);
        BigDecimal factor = BigDecimal.ONE.add(state.isLong() ? rate : rate.negate());
        return state.entryPrice().multiply(factor).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private BigDecimal realised(Contract contract) {
        return account.wallet().incomes().stream()
                .filter(income -> income.symbol().equals(contract.name()))
                .map(Income::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
