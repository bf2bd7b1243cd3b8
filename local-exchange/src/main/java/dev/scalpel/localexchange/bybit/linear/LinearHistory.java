package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.KlineCall;
import dev.scalpel.localexchange.bybit.api.MarketCalls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.function.BiFunction;

/** Past prices, of trades, of marks, of the index and of the premium, and past fundings. */
final class LinearHistory {

    private static final int DEFAULT_TRADES = 500;
    private static final int MAX_TRADES = 1_000;
    private static final int DEFAULT_LEVELS = 25;
    private static final int FUNDINGS = 200;

    private final Contracts contracts;

    LinearHistory(Contracts contracts) {
        this.contracts = contracts;
    }

    void addTo(Calls calls) {
        new MarketCalls(LinearListings.CATEGORY, contracts.markets(), DEFAULT_TRADES, MAX_TRADES, DEFAULT_LEVELS)
                .addTo(calls);
        calls.add(
                LinearListings.CATEGORY,
                "GET /v5/market/funding/history",
                Action.open(this::fundings, "category", "symbol", "startTime", "endTime", "limit"));
        klines(calls, "mark-price-kline", this::marks);
        klines(
                calls,
                "index-price-kline",
                (market, row) -> KlineCall.prices(row, row.open(), row.high(), row.low(), row.close()));
        klines(calls, "premium-index-price-kline", this::premiums);
    }

    /** "When category is not passed, use linear by default". */
    private void klines(Calls calls, String name, BiFunction<Market, Kline, ArrayNode> row) {
        Action.Run rows = new KlineCall(contracts.markets()).of(LinearListings.CATEGORY, row);
        calls.add(
                "GET /v5/market/" + name,
                Action.open(
                        (call, now) -> {
                            if (!call.text("category")
                                    .orElse(LinearListings.CATEGORY)
                                    .equals(LinearListings.CATEGORY)) {
                                throw Refusal.parameter("params error: category only support linear here");
                            }
                            return rows.at(call, now);
                        },
                        "category",
                        "symbol",
                        "interval",
                        "start",
                        "end",
                        "limit"));
    }

    private ArrayNode marks(Market market, Kline row) {
        Contract contract = LinearListings.named(contracts, market.name());
        return KlineCall.prices(
                row,
                contract.mark(row.open()),
                contract.mark(row.high()),
                contract.mark(row.low()),
                contract.mark(row.close()));
    }

    /** What its owner has set now, of all minutes. */
    private ArrayNode premiums(Market market, Kline row) {
        BigDecimal premium = LinearListings.named(contracts, market.name()).premium();
        return KlineCall.prices(row, premium, premium, premium, premium);
    }

    /** The newest of the span, newest first. "Passing only startTime returns an error". */
    private JsonNode fundings(Call call, long now) {
        Contract contract = LinearListings.named(contracts, call.required("symbol"));
        if (call.integer("startTime").isPresent() && call.integer("endTime").isEmpty()) {
            throw Refusal.parameter("params error: endTime is required with startTime");
        }
        int limit = call.limit(FUNDINGS, FUNDINGS);
        long first = Math.max(
                call.integer("startTime").orElse(0L), contract.market().bars().firstOpenTime());
        ArrayNode list = Json.array();
        long stamp = FundingRates.last(Math.min(call.integer("endTime").orElse(now), now));
        for (; stamp >= first && list.size() < limit; stamp = FundingRates.last(stamp - 1)) {
            list.add(Json.object()
                    .put("symbol", contract.name())
                    .put("fundingRate", plain(contract.funding().at(stamp)))
                    .put("fundingRateTimestamp", Long.toString(stamp)));
        }
        return Rows.result(LinearListings.CATEGORY, list);
    }
}
