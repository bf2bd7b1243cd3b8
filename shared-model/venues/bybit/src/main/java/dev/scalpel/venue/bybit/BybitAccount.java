package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.margin.MarginAccount;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The unified trading account and its key. */
final class BybitAccount {

    /** "Get API Key Information", "permissions": those that let funds leave the account. */
    private static final List<String> MOVE_FUNDS =
            List.of("Wallet", "FiatP2P", "FiatBitPay", "FiatConvertBroker", "BitCard", "BlockTrade");

    private static final String ANY_ADDRESS = "*";

    private final BybitSigned api;
    private final Category category;

    BybitAccount(BybitSigned api, Category category) {
        this.api = api;
        this.category = category;
    }

    /** Of each asset what is available for further orders, and the rest of what it is worth. */
    Balances balances() throws IOException {
        return category.isSpot() ? spotBalances() : marginBalances();
    }

    private Balances marginBalances() throws IOException {
        Map<String, Balances.Balance> byAsset = new TreeMap<>();
        for (JsonNode row : coins()) {
            MarginAccount account = margin(row);
            BigDecimal rest = account.equity().subtract(account.available());
            byAsset.put(account.asset(), new Balances.Balance(account.available(), rest.max(BigDecimal.ZERO)));
        }
        return new Balances(byAsset);
    }

    /** The unified account as contracts see it. An asset that the account has never held has nothing of everything. */
    MarginAccount margin(String asset) throws IOException {
        for (JsonNode row : coins()) {
            if (Values.text(row, "coin").equals(asset)) {
                return margin(row);
            }
        }
        return margin(JsonNodeFactory.instance.objectNode().put("coin", asset));
    }

    /** "Get Wallet Balance", "Derivatives available balance", of isolated margin. */
    private static MarginAccount margin(JsonNode row) {
        BigDecimal wallet = Values.orZero(row, "walletBalance");
        BigDecimal available = wallet.subtract(Values.orZero(row, "totalPositionIM"))
                .subtract(Values.orZero(row, "totalOrderIM"))
                .subtract(Values.orZero(row, "locked"))
                .subtract(Values.orZero(row, "bonus"));
        return new MarginAccount(
                Values.text(row, "coin"),
                wallet,
                Values.orZero(row, "unrealisedPnl"),
                available.max(BigDecimal.ZERO),
                Values.orZero(row, "totalPositionMM"));
    }

    /** "Get Wallet Balance": what spot orders hold is {@code locked}. */
    private Balances spotBalances() throws IOException {
        Map<String, Balances.Balance> byAsset = new TreeMap<>();
        for (JsonNode row : coins()) {
            BigDecimal locked = Values.orZero(row, "locked");
            // Borrowed assets make the wallet smaller than what is locked: then nothing is free.
            BigDecimal free =
                    Values.orZero(row, "walletBalance").subtract(locked).max(BigDecimal.ZERO);
            byAsset.put(Values.text(row, "coin"), new Balances.Balance(free, locked));
        }
        return new Balances(byAsset);
    }

    private JsonNode coins() throws IOException {
        return api.send(BybitRequest.get("/v5/account/wallet-balance").with("accountType", "UNIFIED"))
                .path("list")
                .path(0)
                .path("coin");
    }

    /** "Get API Key Information": also at the testnet. */
    KeyRights rights() throws IOException {
        JsonNode key = api.send(BybitRequest.get("/v5/user/query-api"));
        boolean trades = category.isSpot()
                ? has(key, "Spot", "SpotTrade")
                : has(key, "ContractTrade", "Order") && has(key, "ContractTrade", "Position");
        return new KeyRights(key.path("readOnly").asInt() == 0 && trades, movesFunds(key), isBound(key));
    }

    private static boolean has(JsonNode key, String group, String permission) {
        for (JsonNode each : key.path("permissions").path(group)) {
            if (each.asText().equals(permission)) {
                return true;
            }
        }
        return false;
    }

    private static boolean movesFunds(JsonNode key) {
        return MOVE_FUNDS.stream()
                .anyMatch(group -> !key.path("permissions").path(group).isEmpty());
    }

    private static boolean isBound(JsonNode key) {
        boolean bound = !key.path("ips").isEmpty();
        for (JsonNode address : key.path("ips")) {
            bound &= !address.asText().equals(ANY_ADDRESS);
        }
        return bound;
    }

    /** "Get Fee Rate". */
    Optional<AccountFee> commission(Symbol symbol) throws IOException {
        JsonNode row = api.send(category.get("/v5/account/fee-rate", symbol))
                .path("list")
                .path(0);
        return Optional.of(new AccountFee(
                Values.required(row, "makerFeeRate"), Values.required(row, "takerFeeRate"), Optional.empty()));
    }
}
