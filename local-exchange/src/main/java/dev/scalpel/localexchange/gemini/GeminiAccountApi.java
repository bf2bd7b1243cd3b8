package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the account owns, has traded, pays and may do: "List Past Trades", "Get Available Balances" and others. */
final class GeminiAccountApi {

    private static final int DEFAULT_TRADES = 50;
    private static final int MAX_TRADES = 500;
    private static final int BASIS_POINT = 4;

    private final SpotCore core;
    private final GeminiSymbols symbols;

    GeminiAccountApi(SpotCore core, GeminiSymbols symbols) {
        this.core = core;
        this.symbols = symbols;
    }

    /** The oldest at or after a time, or the newest ones; newest first in any case: "How to retrieve your trade history". */
    JsonNode trades(GeminiPayload payload, ObservedAccount observed) {
        Optional<Market> market = payload.text("symbol").map(symbols::inPayload);
        int limit = payload.number("limit_trades").map(Math::toIntExact).orElse(DEFAULT_TRADES);
        int most = Math.min(limit, MAX_TRADES);
        Optional<Long> since = payload.time("timestamp");
        List<Fill> fills = core.settlement().fills().stream()
                .filter(observed::includes)
                .filter(fill ->
                        market.isEmpty() || fill.symbol().equals(market.get().name()))
                .filter(fill -> since.isEmpty() || fill.time() >= since.get())
                .toList();
        List<Fill> page = since.isPresent()
                ? fills.subList(0, Math.min(most, fills.size()))
                : fills.subList(Math.max(0, fills.size() - most), fills.size());
        ArrayNode answer = Json.array();
        for (int row = page.size() - 1; row >= 0; row--) {
            Fill fill = page.get(row);
            answer.add(
                    GeminiOrderJson.trade(fill).put("is_clearing_fill", false).put("symbol", fill.symbol()));
        }
        return answer;
    }

    JsonNode balances(ObservedAccount observed) {
        ArrayNode answer = Json.array();
        observed.balances(core.wallet())
                .forEach((asset, balance) -> answer.addObject()
                        .put("type", "exchange")
                        .put("currency", asset)
                        .put("amount", GeminiOrderJson.plain(balance.free().add(balance.locked())))
                        .put("available", GeminiOrderJson.plain(balance.free()))
                        .put("availableForWithdrawal", GeminiOrderJson.plain(balance.free())));
        return answer;
    }

    JsonNode volume(GeminiPayload payload) {
        payload.text("symbol").ifPresent(symbols::inPayload);
        Commission commission = core.settlement().commission();
        BigDecimal maker = basisPoints(commission.rate(true, false));
        BigDecimal taker = basisPoints(commission.rate(false, false));
        return Json.object()
                .put("web_maker_fee_bps", maker)
                .put("web_taker_fee_bps", taker)
                .put("api_maker_fee_bps", maker)
                .put("api_taker_fee_bps", taker)
                .put("fix_maker_fee_bps", maker)
                .put("fix_taker_fee_bps", taker)
                .put("notional_30d_volume", BigDecimal.ZERO);
    }

    private static BigDecimal basisPoints(BigDecimal rate) {
        return rate.movePointRight(BASIS_POINT).stripTrailingZeros();
    }

    /** "The `Auditor` role cannot be combined with other roles". */
    static JsonNode roles(ApiKey key) {
        return Json.object()
                .put("isAuditor", !key.mayTrade() && !key.mayWithdraw())
                .put("isFundManager", key.mayWithdraw())
                .put("isTrader", key.mayTrade());
    }
}
