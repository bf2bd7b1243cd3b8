package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.account.PositionState;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.engine.MarginValues;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The account, its instruments and positions. */
final class AccountReads {

    private final MarginCore core;
    private final String id;
    private final boolean hedging;

    AccountReads(MarginCore core, String id, boolean hedging) {
        this.core = core;
        this.id = id;
        this.hedging = hedging;
    }

    ObjectNode summary(ObservedMargin seen, OandaTime time) {
        MarginValues values = values(seen);
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("alias", "Rehearsal");
        json.put("currency", values.conversions().home());
        json.put("createdByUserID", 1_234_567);
        json.put("createdTime", time.text(0));
        json.put("guaranteedStopLossOrderMode", "DISABLED");
        json.put("hedgingEnabled", hedging);
        BigDecimal realised = core.account().positions().stream()
                .map(NettedPosition::realised)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        json.put("pl", money(values, realised));
        json.put("marginRate", "1");
        json.put(
                "openTradeCount",
                open(values).stream()
                        .mapToInt(position -> values.state(position).lots().size())
                        .sum());
        json.put("openPositionCount", open(values).size());
        json.put("pendingOrderCount", seen.open(core.book()).size());
        json.put("balance", money(values, values.balance()));
        json.put("unrealizedPL", money(values, values.unrealised()));
        json.put("NAV", money(values, values.equity()));
        json.put("marginUsed", money(values, values.used()));
        json.put(
                "marginAvailable",
                money(values, values.equity().subtract(values.used()).max(BigDecimal.ZERO)));
        BigDecimal held = open(values).stream()
                .map(position ->
                        values.value(position.market(), values.state(position).quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        json.put("positionValue", money(values, held));
        json.put("marginCloseoutUnrealizedPL", money(values, values.unrealised()));
        json.put("marginCloseoutNAV", money(values, values.equity()));
        json.put("marginCloseoutMarginUsed", money(values, values.used()));
        json.put("marginCloseoutPercent", closeoutPercent(values));
        json.put(
                "withdrawalLimit",
                money(values, values.equity().subtract(values.used()).max(BigDecimal.ZERO)));
        json.put("lastTransactionID", Long.toString(core.lastId()));
        return json;
    }

    /** At 1 the venue closes all positions: when half of the used margin is left. */
    private static String closeoutPercent(MarginValues values) {
        if (values.equity().signum() <= 0) {
            return values.used().signum() == 0 ? "0" : "1";
        }
        return values.used()
                .divide(values.equity().multiply(BigDecimal.valueOf(2)), 5, RoundingMode.HALF_UP)
                .toPlainString();
    }

    ArrayNode instruments(OandaQuery query) {
        List<String> wanted = query.list("instruments");
        if (wanted.stream().anyMatch(name -> core.markets().find(name).isEmpty())) {
            throw OandaRefusal.invalidValue("instruments");
        }
        ArrayNode found = Json.array();
        core.markets().all().stream()
                .filter(market -> wanted.isEmpty() || wanted.contains(market.name()))
                .forEach(market -> found.add(new Terms(market).json()));
        return found;
    }

    ArrayNode positions(ObservedMargin seen, boolean onlyOpen) {
        MarginValues values = values(seen);
        ArrayNode found = Json.array();
        core.account().positions().stream()
                .filter(position -> position.now().time() > 0)
                .filter(position -> !onlyOpen || values.state(position).isOpen())
                .forEach(position -> found.add(position(position, values)));
        return found;
    }

    ObjectNode position(String instrument, ObservedMargin seen) {
        NettedPosition position = core.markets()
                .find(instrument)
                .map(core.account()::position)
                .filter(known -> known.now().time() > 0)
                .orElseThrow(() -> OandaRefusal.notFound("NO_SUCH_POSITION", "The Position specified does not exist"));
        return position(position, values(seen));
    }

    private ObjectNode position(NettedPosition position, MarginValues values) {
        MarginMarket market = position.market();
        PositionState state = values.state(position);
        boolean isLong = state.quantity().signum() > 0;
        ObjectNode json = Json.object();
        json.put("instrument", market.name());
        json.put("pl", money(values, position.realised()));
        json.put("unrealizedPL", money(values, values.unrealised(position)));
        json.put("marginUsed", money(values, values.used(position)));
        json.put("financing", money(values, BigDecimal.ZERO));
        json.put("commission", money(values, BigDecimal.ZERO));
        json.set("long", side(position, values, isLong));
        json.set("short", side(position, values, state.isOpen() && !isLong));
        return json;
    }

    private static ObjectNode side(NettedPosition position, MarginValues values, boolean held) {
        Terms terms = new Terms(position.market());
        PositionState state = values.state(position);
        ObjectNode json = Json.object();
        json.put("units", terms.units(held ? state.quantity() : BigDecimal.ZERO));
        if (held) {
            json.put("averagePrice", terms.price(state.entryPrice()));
            ArrayNode ids = json.putArray("tradeIDs");
            state.lots().forEach(lot -> ids.add(Long.toString(lot.id())));
        }
        json.put("unrealizedPL", money(values, held ? values.unrealised(position) : BigDecimal.ZERO));
        return json;
    }

    private List<NettedPosition> open(MarginValues values) {
        return core.account().positions().stream()
                .filter(position -> values.state(position).isOpen())
                .toList();
    }

    private MarginValues values(ObservedMargin seen) {
        return seen.values(core.engine().values());
    }

    private static String money(MarginValues values, BigDecimal amount) {
        return values.money(amount).toPlainString();
    }
}
