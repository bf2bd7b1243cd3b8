package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Balance;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Balances, rights of the key, fees. */
final class AccountReports {

    private static final int MAX_ACCOUNTS = 250;
    private static final int DEFAULT_ACCOUNTS = 49;

    private final Wallet wallet;
    private final Settlement settlement;

    AccountReports(Wallet wallet, Settlement settlement) {
        this.wallet = wallet;
        this.settlement = settlement;
    }

    JsonNode accounts(Query query, ObservedAccount observed) {
        List<ObjectNode> rows = observed.balances(wallet).entrySet().stream()
                .map(AccountReports::account)
                .toList();
        Page<ObjectNode> page = Page.of(
                rows,
                query.limit(DEFAULT_ACCOUNTS, MAX_ACCOUNTS),
                query,
                row -> row.path("uuid").asText());
        ObjectNode answer = Json.object();
        answer.set("accounts", Json.array().addAll(page.rows()));
        return answer.put("has_next", page.hasNext())
                .put("cursor", page.cursor())
                .put("size", page.rows().size());
    }

    JsonNode account(String uuid, ObservedAccount observed) {
        ObjectNode found = observed.balances(wallet).entrySet().stream()
                .map(AccountReports::account)
                .filter(row -> row.path("uuid").asText().equals(uuid))
                .findFirst()
                .orElseThrow(() -> CoinbaseRefusal.notFound("account not found"));
        ObjectNode answer = Json.object();
        answer.set("account", found);
        return answer;
    }

    private static ObjectNode account(Map.Entry<String, Balance> balance) {
        String currency = balance.getKey();
        ObjectNode account = Json.object()
                .put(
                        "uuid",
                        UUID.nameUUIDFromBytes(currency.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("name", currency + " Wallet")
                .put("currency", currency)
                .put("default", true)
                .put("active", true)
                .put("type", "ACCOUNT_TYPE_CRYPTO")
                .put("ready", true);
        account.set("available_balance", amount(balance.getValue().free(), currency));
        account.set("hold", amount(balance.getValue().locked(), currency));
        return account;
    }

    private static ObjectNode amount(BigDecimal value, String currency) {
        return Json.object().put("value", Amounts.text(value)).put("currency", currency);
    }

    static JsonNode keyPermissions(ApiKey key) {
        return Json.object()
                .put("can_view", true)
                .put("can_trade", key.mayTrade())
                .put("can_transfer", key.mayWithdraw())
                .put("portfolio_uuid", "")
                .put("portfolio_type", "DEFAULT");
    }

    JsonNode transactionSummary() {
        Commission rates = settlement.commission();
        ObjectNode tier = Json.object()
                .put("pricing_tier", "Rehearsal")
                .put("usd_from", "0")
                .put("usd_to", "")
                .put("taker_fee_rate", Amounts.text(rates.rate(false, false)))
                .put("maker_fee_rate", Amounts.text(rates.rate(true, false)));
        ObjectNode answer = Json.object().put("total_volume", 0).put("total_fees", 0);
        answer.set("fee_tier", tier);
        return answer;
    }
}
