package dev.scalpel.localexchange.bybit;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Balance;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.server.StandInControls;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The wallet and the key of the unified account. */
final class AccountCalls {

    private static final String BALANCES = "GET /v5/account/wallet-balance";

    /** Both markets as one read observes them. */
    private record Observed(ObservedAccount spot, ObservedFutures linear) {

        static Observed of(Map<StaleRead, Long> instants) {
            return new Observed(ObservedAccount.of(instants), ObservedFutures.of(instants));
        }
    }

    private final StandInControls controls;
    private final StaleReadInjector<Observed> staleReads;
    private final Wallet wallet;
    private final AccountValues values;

    AccountCalls(StandInControls controls, Wallet wallet, AccountValues values) {
        this.controls = controls;
        staleReads = new StaleReadInjector<>(controls.readDelays(), Observed::of);
        this.wallet = wallet;
        this.values = values;
    }

    void addTo(Calls calls) {
        calls.add(
                BALANCES,
                Action.read(
                        (call, now) -> staleReads.read(BALANCES, now, observed -> balances(call, observed)),
                        "accountType",
                        "coin"));
        calls.add("GET /v5/user/query-api", Action.read(this::key));
    }

    private JsonNode balances(Call call, Observed observed) {
        if (!call.is("accountType", "UNIFIED")) {
            throw Refusal.parameter("accountType only support UNIFIED.");
        }
        AccountValues observedValues = observed.linear().values(values);
        ArrayNode coins = Json.array();
        observed.spot().balances(wallet).forEach((asset, balance) -> {
            boolean named = call.text("coin")
                    .map(names -> List.of(names.split(",")).contains(asset))
                    .orElse(true);
            if (named && !balance.isZero()) {
                coins.add(coin(asset, balance, observedValues));
            }
        });
        ObjectNode account = Json.object().put("accountType", "UNIFIED").put("totalEquity", "0");
        account.set("coin", coins);
        ObjectNode result = Json.object();
        result.set("list", Json.array().add(account));
        return result;
    }

    private static ObjectNode coin(String asset, Balance balance, AccountValues values) {
        BigDecimal whole = balance.free().add(balance.locked());
        BigDecimal profit = sum(asset, values, values::unrealised);
        return Json.object()
                .put("coin", asset)
                .put("equity", plain(whole.add(profit)))
                .put("walletBalance", plain(whole))
                .put("locked", plain(balance.locked()))
                .put("free", "")
                .put("borrowAmount", "0")
                .put("bonus", "0")
                .put("totalOrderIM", plain(sum(asset, values, values::openOrderMargin)))
                .put("totalPositionIM", plain(sum(asset, values, values::margin)))
                .put("totalPositionMM", plain(sum(asset, values, values::maintenance)))
                .put("unrealisedPnl", plain(profit))
                .put("availableToWithdraw", "")
                .put("availableToBorrow", "");
    }

    private static BigDecimal sum(String asset, AccountValues values, Function<Position, BigDecimal> value) {
        return values.sum(asset, position -> true, value);
    }

    private JsonNode key(Call call, long now) {
        ApiKey key = controls.apiKeys().first();
        ObjectNode permissions = Json.object();
        permissions.set("ContractTrade", Json.array().add("Order").add("Position"));
        permissions.set("Spot", Json.array().add("SpotTrade"));
        permissions.set(
                "Wallet",
                key.mayWithdraw() ? Json.array().add("AccountTransfer").add("Withdraw") : Json.array());
        permissions.set("Derivatives", Json.array().add("DerivativesTrade"));
        for (String none : List.of("Options", "Exchange", "Earn", "FiatP2P", "FiatBitPay", "BlockTrade")) {
            permissions.set(none, Json.array());
        }
        ObjectNode result = Json.object()
                .put("id", "1")
                .put("note", "stand-in")
                .put("apiKey", key.key())
                .put("readOnly", key.mayTrade() ? 0 : 1)
                .put("secret", "");
        result.set("permissions", permissions);
        result.set("ips", Json.array().add("127.0.0.1"));
        return result.put("type", 1)
                .put("uta", 1)
                .put("unified", 0)
                .put("userID", 1)
                .put("isMaster", true);
    }
}
