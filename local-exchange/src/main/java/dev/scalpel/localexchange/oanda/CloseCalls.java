package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Lists trades, and closes them and positions at the market. */
final class CloseCalls {

    private final MarginCore core;
    private final OrderCalls orders;
    private final Trades trades;

    CloseCalls(MarginCore core, OrderCalls orders, Trades trades) {
        this.core = core;
        this.orders = orders;
        this.trades = trades;
    }

    ArrayNode list(OandaQuery query, OandaTime time) {
        String state = query.one("state").orElse("OPEN");
        if (!List.of("OPEN", "CLOSED", "ALL").contains(state)) {
            throw OandaRefusal.invalidValue("state");
        }
        List<String> ids = query.list("ids");
        long before = query.number("beforeID", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        ArrayNode found = Json.array();
        trades.newestFirst().stream()
                .filter(trade -> state.equals("ALL") || trade.isOpen() == state.equals("OPEN"))
                .filter(trade -> ids.isEmpty() || ids.contains(Long.toString(trade.id())))
                .filter(trade -> trade.id() <= before)
                .filter(trade -> query.one("instrument")
                        .map(trade.market().name()::equals)
                        .orElse(true))
                .limit(query.number("count", 50, 1, 500))
                .forEach(trade -> found.add(trade.json(core.engine().values(), time)));
        return found;
    }

    ObjectNode one(String specifier, OandaTime time) {
        return find(specifier).json(core.engine().values(), time);
    }

    private Trades.Trade find(String specifier) {
        return trades.find(OandaQuery.number("tradeSpecifier", specifier))
                .orElseThrow(() -> OandaRefusal.notFound("NO_SUCH_TRADE", "The trade ID specified does not exist"));
    }

    ObjectNode closeTrade(String specifier, JsonNode body, OandaTime time, long now) {
        Trades.Trade trade = find(specifier);
        if (!trade.isOpen()) {
            throw OandaRefusal.notFound("TRADE_DOESNT_EXIST", "The trade specified is not open");
        }
        BigDecimal units =
                units(body, "units", trade.left().abs()).orElse(trade.left().abs());
        OrderSide side = trade.left().signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
        return orders.close(request(trade.market(), side, units, trade.id()), "TRADE_CLOSE", "", time, now);
    }

    ObjectNode closePosition(String instrument, JsonNode body, OandaTime time, long now) {
        NettedPosition position = core.markets()
                .find(instrument)
                .map(core.account()::position)
                .orElseThrow(() -> OandaRefusal.invalidValue("instrument"));
        BigDecimal held = position.now().quantity();
        boolean isLong = held.signum() > 0;
        String field = isLong ? "longUnits" : "shortUnits";
        Optional<BigDecimal> units = units(body, field, held.abs());
        if (held.signum() == 0 || units.isEmpty()) {
            throw OandaRefusal.notFound(
                    "CLOSEOUT_POSITION_DOESNT_EXIST", "The Position requested to be closed out does not exist");
        }
        OrderSide side = isLong ? OrderSide.SELL : OrderSide.BUY;
        return orders.close(
                request(position.market(), side, units.get(), 0),
                "POSITION_CLOSEOUT",
                isLong ? "long" : "short",
                time,
                now);
    }

    /** ALL, NONE or a number; without the field what the endpoint takes. */
    private static Optional<BigDecimal> units(JsonNode body, String field, BigDecimal all) {
        String text = body.path(field).asText(field.equals("units") ? "ALL" : "NONE");
        if (text.equals("ALL")) {
            return Optional.of(all);
        }
        if (text.equals("NONE")) {
            return Optional.empty();
        }
        try {
            BigDecimal units = new BigDecimal(text);
            if (units.signum() <= 0 || units.compareTo(all) > 0) {
                throw OandaRefusal.invalid("CLOSEOUT_POSITION_UNITS_EXCEED_POSITION_SIZE");
            }
            return Optional.of(units);
        } catch (NumberFormatException malformed) {
            throw OandaRefusal.invalidValue(field);
        }
    }

    private static MarginOrderRequest request(MarginMarket market, OrderSide side, BigDecimal units, long lot) {
        return new MarginOrderRequest(
                "",
                market,
                side,
                MarginOrderType.MARKET,
                units,
                Optional.empty(),
                Optional.empty(),
                Lifetime.ALL_AT_ONCE,
                PositionEffect.REDUCE_ONLY,
                lot,
                List.of(),
                OrderCause.CALLER);
    }
}
