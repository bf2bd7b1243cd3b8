package dev.scalpel.venue.coinbase;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.KeyRights;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Balances, rights of the key and the fee tier. */
final class CoinbaseAccount {

    /** "List Accounts": at most 250 a page. */
    private static final int PAGE_SIZE = 250;

    private static final int MAX_PAGES = 1_000;

    private final CoinbaseSession session;

    CoinbaseAccount(CoinbaseSession session) {
        this.session = session;
    }

    /** What a vault holds cannot be traded. */
    Balances balances() throws IOException {
        Map<String, Balances.Balance> byAsset = new TreeMap<>();
        CoinbaseRequest request = CoinbaseRequest.get("accounts").with("limit", PAGE_SIZE);
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            CoinbaseResponses.Accounts answer =
                    session.send(request.withCursor(cursor), CoinbaseResponses.Accounts.class);
            CoinbaseResponses.rows(answer.accounts()).stream()
                    .filter(row -> !"ACCOUNT_TYPE_VAULT".equals(row.type()))
                    .forEach(row -> byAsset.merge(row.currency(), balance(row), CoinbaseAccount::sum));
            cursor = CoinbaseResponses.text(answer.cursor());
            if (!answer.hasNext() || cursor.isEmpty()) {
                return new Balances(byAsset);
            }
        }
        throw new IOException("the venue lists more than " + MAX_PAGES + " pages of accounts");
    }

    private static Balances.Balance balance(CoinbaseResponses.Account row) {
        return new Balances.Balance(amount(row.available()), amount(row.hold()));
    }

    private static Balances.Balance sum(Balances.Balance one, Balances.Balance other) {
        return new Balances.Balance(one.free().add(other.free()), one.locked().add(other.locked()));
    }

    private static BigDecimal amount(CoinbaseResponses.@Nullable Amount amount) {
        return amount == null ? BigDecimal.ZERO : amount.value();
    }

    /**
     * "Get API Key Permissions". It does not say whether the key is restricted to addresses, and a key that is not loses no right:
     * no warning is due.
     */
    KeyRights keyRights() throws IOException {
        CoinbaseResponses.KeyPermissions rights =
                session.send(CoinbaseRequest.get("key_permissions"), CoinbaseResponses.KeyPermissions.class);
        return new KeyRights(rights.canTrade(), rights.canTransfer(), true);
    }

    /** "Get Transactions Summary": the rates of the account's tier. Products with rates of their own are not distinguished. */
    Optional<AccountFee> commission() throws IOException {
        CoinbaseResponses.FeeTier tier = session.send(
                        CoinbaseRequest.get("transaction_summary").with("product_type", "SPOT"),
                        CoinbaseResponses.TransactionSummary.class)
                .feeTier();
        return Optional.of(new AccountFee(tier.maker(), tier.taker(), Optional.empty()));
    }
}
