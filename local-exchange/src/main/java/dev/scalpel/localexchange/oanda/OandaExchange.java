package dev.scalpel.localexchange.oanda;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.MarginExchange;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.margin.engine.MarginRules;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** A market on margin that speaks OANDA's v20 REST API. The key is the account's id, its secret the token. */
public final class OandaExchange extends MarginExchange {

    /**
     * All positions are closed when the account is worth no more than half of the margin used (oanda.com, "How to Calculate a Margin
     * Closeout"). What a partly filled order has left is not reissued: the caller does not configure it.
     */
    private static final MarginRules RULES = new MarginRules(4, new BigDecimal("0.5"), true);

    private final MarginCore core;
    private final OandaLog log;

    private OandaExchange(int port, MarginCore core, OandaLog log, OandaDialect dialect) {
        super(port, core, dialect);
        this.core = core;
        this.log = log;
    }

    /**
     * An account.
     *
     * @param currency of its balance
     * @param hedging reported only: the core nets positions
     * @param conversionMarkup by which share profits are converted worse and losses dearer
     */
    public record Account(String currency, boolean hedging, BigDecimal conversionMarkup) {

        public static Account netting(String currency) {
            return new Account(currency, false, BigDecimal.ZERO);
        }
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @param key the account's id, and its token as the secret
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static OandaExchange start(
            int port, Clock clock, List<MarginListing> listings, ApiKey key, Account account) {
        Transactions transactions = new Transactions(key.key());
        Trades trades = new Trades();
        OandaLog log = new OandaLog(transactions, trades);
        MarginCore core =
                new MarginCore(clock, listings, key, account.currency(), account.conversionMarkup(), RULES, 1, log);
        log.number(core.ids());
        log.add(clock.millis(), "CREATE", Json.object().put("homeCurrency", account.currency()));
        OandaCalls calls = new OandaCalls(core, transactions, log, trades, key.key(), account.hedging());
        return new OandaExchange(port, core, log, new OandaDialect(core, calls));
    }

    /** A currency pair under the venue's name, as EUR_USD. */
    public static MarginListing pair(Listing listing, BigDecimal marginRate) {
        return MarginListing.ofPair(
                listing.symbol().base() + "_" + listing.symbol().quote(), listing, marginRate);
    }

    /** A token for rehearsals. Valid nowhere else. */
    public static ApiKey rehearsalKey() {
        return new ApiKey("101-004-1234567-001", "rehearsal-token", true, false);
    }

    @Override
    protected void transferred(BigDecimal amount, long now) {
        log.add(
                now,
                "TRANSFER_FUNDS",
                Json.object()
                        .put("amount", amount.setScale(RULES.decimals()).toPlainString())
                        .put("fundingReason", "CLIENT_FUNDING")
                        .put(
                                "accountBalance",
                                core.account()
                                        .balance()
                                        .setScale(RULES.decimals())
                                        .toPlainString()));
    }
}
