package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.KeyRights;
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

    BybitAccount(BybitSigned api) {
        this.api = api;
    }

    /** "Get Wallet Balance": what spot orders hold is {@code locked}. */
    Balances balances() throws IOException {
        Map<String, Balances.Balance> byAsset = new TreeMap<>();
        for (JsonNode row :
                coins(api.send(BybitRequest.get("/v5/account/wallet-balance").with("accountType", "UNIFIED")))) {
            BigDecimal locked = Values.orZero(row, "locked");
            // Borrowed assets make the wallet smaller than what is locked: then nothing is free.
            BigDecimal free =
                    Values.orZero(row, "walletBalance").subtract(locked).max(BigDecimal.ZERO);
            byAsset.put(Values.text(row, "coin"), new Balances.Balance(free, locked));
        }
        return new Balances(byAsset);
    }

    private static JsonNode coins(JsonNode result) {
        return result.path("list").path(0).path("coin");
    }

    /** "Get API Key Information": also at the testnet. */
    KeyRights spotRights() throws IOException {
        JsonNode key = api.send(BybitRequest.get("/v5/user/query-api"));
        return new KeyRights(
                key.path("readOnly").asInt() == 0 && has(key, "Spot", "SpotTrade"), movesFunds(key), isBound(key));
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
    Optional<AccountFee> commission(Category category, Symbol symbol) throws IOException {
        JsonNode row = api.send(category.get("/v5/account/fee-rate", symbol))
                .path("list")
                .path(0);
        return Optional.of(new AccountFee(
                Values.required(row, "makerFeeRate"), Values.required(row, "takerFeeRate"), Optional.empty()));
    }
}
