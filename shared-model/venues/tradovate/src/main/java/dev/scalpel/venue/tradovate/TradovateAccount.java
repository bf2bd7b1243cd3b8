package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.venue.credentials.AccountMask;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.NewOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's account: its balance, its positions and which contract its next order is in. Safe for concurrent use. */
final class TradovateAccount {

    private static final String CURRENCY = "USD";

    private final TradovateSession session;
    private final TradovateContracts contracts;
    private @Nullable Known known;

    TradovateAccount(TradovateSession session, TradovateContracts contracts) {
        this.session = session;
        this.contracts = contracts;
    }

    /** What is read once. */
    private record Known(long id, String name, TradovatePositions positions) {}

    long id() throws IOException {
        return known().id();
    }

    String name() throws IOException {
        return known().name();
    }

    private synchronized Known known() throws IOException {
        Known account = known;
        if (account == null) {
            account = read();
            known = account;
        }
        return account;
    }

    private Known read() throws IOException {
        List<JsonNode> active = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode account : session.get("account/list")) {
            names.add(account.path("id").asText());
            names.add(account.path("name").asText());
            if (account.path("active").asBoolean()) {
                active.add(account);
            }
        }
        session.conceal(new AccountMask(names));
        if (active.size() != 1) {
            throw TradovateException.of(
                    "account", "the user must have one active account at this address, and has " + active.size());
        }
        long id = active.get(0).path("id").asLong();
        return new Known(id, active.get(0).path("name").asText(), new TradovatePositions(session, contracts, id));
    }

    /** Signed. */
    BigDecimal position(Symbol symbol) throws IOException {
        return known().positions().read(symbol);
    }

    /** Where the next order goes: to the contract of the position as of its last read. */
    FuturesContract contract(Symbol symbol) throws IOException {
        return contracts.choose(symbol, known().positions().held(symbol));
    }

    void requireReduces(Symbol symbol, NewOrder order) throws IOException {
        if (order.reduceOnly()) {
            known().positions().requireReduces(symbol, order.side(), order.quantity());
        }
    }

    /** The position of a symbol as the venue writes it; empty while there is none. */
    Optional<JsonNode> openPosition(Symbol symbol) throws IOException {
        return known().positions().open(symbol);
    }

    JsonNode cash() throws IOException {
        JsonNode cash = session.post(
                "cashBalance/getcashbalancesnapshot", TradovateHttp.object().put("accountId", id()));
        if (!cash.path("totalCashValue").isNumber()) {
            throw new IOException("the snapshot has no totalCashValue");
        }
        return cash;
    }

    /** Realised profit included, that of open positions not: "Cash Balance Snapshot". */
    Balances balances() throws IOException {
        JsonNode cash = cash();
        BigDecimal total = cash.path("totalCashValue").decimalValue();
        BigDecimal margin = cash.path("initialMargin").decimalValue();
        return new Balances(Map.of(CURRENCY, new Balances.Balance(total.subtract(margin), margin)));
    }
}
