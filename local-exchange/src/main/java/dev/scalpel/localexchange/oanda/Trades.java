package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.account.ClosedLot;
import dev.scalpel.localexchange.margin.account.Lot;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.engine.MarginValues;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fills have opened: a trade is a lot, with what later fills have closed of it. */
final class Trades {

    /** A lot and its closings. */
    static final class Trade {

        private final MarginMarket market;
        private final Lot opened;
        private final List<MarginFill> closings = new ArrayList<>();
        private BigDecimal left;
        private BigDecimal realised = BigDecimal.ZERO;
        private BigDecimal closedValue = BigDecimal.ZERO;

        Trade(MarginMarket market, Lot opened) {
            this.market = market;
            this.opened = opened;
            left = opened.quantity();
        }

        long id() {
            return opened.id();
        }

        MarginMarket market() {
            return market;
        }

        /** With its sign. */
        BigDecimal left() {
            return left;
        }

        boolean isOpen() {
            return left.signum() != 0;
        }

        private void close(MarginFill fill, ClosedLot part) {
            closings.add(fill);
            left = left.subtract(part.quantity());
            realised = realised.add(part.profit());
            closedValue = closedValue.add(part.quantity().multiply(fill.price()));
        }

        ObjectNode json(MarginValues values, OandaTime time) {
            Terms terms = new Terms(market);
            ObjectNode json = Json.object();
            json.put("id", Long.toString(id()));
            json.put("instrument", market.name());
            json.put("price", terms.price(opened.price()));
            json.put("openTime", time.text(opened.time()));
            json.put("initialUnits", terms.units(opened.initial()));
            json.put(
                    "initialMarginRequired",
                    values.used(market, opened.initial()).toPlainString());
            json.put("state", isOpen() ? "OPEN" : "CLOSED");
            json.put("currentUnits", terms.units(left));
            json.put("realizedPL", values.money(realised).toPlainString());
            json.put("financing", values.money(BigDecimal.ZERO).toPlainString());
            if (isOpen()) {
                Lot rest = new Lot(opened.id(), left, opened.initial(), opened.price(), opened.time());
                json.put("unrealizedPL", values.unrealised(market, rest).toPlainString());
                json.put("marginUsed", values.used(market, left).toPlainString());
            }
            if (!closings.isEmpty()) {
                BigDecimal closed = opened.quantity().subtract(left);
                json.put("averageClosePrice", terms.price(closedValue.divide(closed, 12, RoundingMode.HALF_UP)));
                ArrayNode ids = json.putArray("closingTransactionIDs");
                closings.forEach(fill -> ids.add(Long.toString(fill.id())));
            }
            if (!isOpen()) {
                json.put(
                        "closeTime", time.text(closings.get(closings.size() - 1).time()));
            }
            return json;
        }
    }

    private final Map<Long, Trade> trades = new LinkedHashMap<>();

    void add(MarginFill fill) {
        for (ClosedLot closed : fill.closed()) {
            find(closed.lot().id()).orElseThrow().close(fill, closed);
        }
        fill.opened()
                .ifPresent(lot ->
                        trades.put(lot.id(), new Trade(fill.order().request().market(), lot)));
    }

    /** All of them, the newest first. */
    List<Trade> newestFirst() {
        List<Trade> all = new ArrayList<>(trades.values());
        Collections.reverse(all);
        return all;
    }

    Optional<Trade> find(long id) {
        return Optional.ofNullable(trades.get(id));
    }
}
