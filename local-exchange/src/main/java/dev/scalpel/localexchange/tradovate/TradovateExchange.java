package dev.scalpel.localexchange.tradovate;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.MarginExchange;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.margin.contract.MarginRequirement;
import dev.scalpel.localexchange.margin.engine.MarginRules;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A market of futures that speaks Tradovate's REST API, with one account in dollars. The key is the user's name and the secret the
 * password. All days are days of trading: it knows no holidays.
 */
public final class TradovateExchange extends MarginExchange {

    /** How each token begins. */
    public static final String TOKEN = "Tx7f2yQm9KpVz41Rb";

    private static final long FIRST_ID = 4_100_000_000L;
    private static final String CURRENCY = "USD";
    private static final int CENTS = 2;
    /** Tradovate's risk system liquidates below the maintenance margin. */
    private static final BigDecimal CLOSEOUT = new BigDecimal("0.5");

    private final Sessions sessions;
    private final Directory directory;

    private TradovateExchange(
            int port, MarginCore core, TradovateDialect dialect, Sessions sessions, Directory directory) {
        super(port, core, dialect);
        this.sessions = sessions;
        this.directory = directory;
    }

    /**
     * Starts an exchange; the first contract of each root is in front.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @param marginPerContract in dollars
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static TradovateExchange start(
            int port, Clock clock, Map<FuturesContract, Listing> listings, BigDecimal marginPerContract, ApiKey user) {
        List<MarginListing> margin = listings.entrySet().stream()
                .map(entry -> new MarginListing(
                        entry.getKey().name(),
                        entry.getValue(),
                        entry.getKey().root().multiplier(),
                        CURRENCY,
                        TradingSession.CME_FUTURES,
                        MarginRequirement.perContract(marginPerContract)))
                .toList();
        CommandLog log = new CommandLog();
        MarginCore core = new MarginCore(
                clock,
                margin,
                user,
                CURRENCY,
                BigDecimal.ZERO,
                new MarginRules(CENTS, CLOSEOUT, false, (market, quantity) -> Entities.fee(quantity)),
                FIRST_ID,
                log);
        Sessions sessions = new Sessions(core.controls().apiKeys(), TOKEN);
        Directory directory = new Directory(core.markets(), List.copyOf(listings.keySet()));
        return new TradovateExchange(
                port, core, new TradovateDialect(core, sessions, directory, log), sessions, directory);
    }

    /** A user for rehearsals. Valid nowhere else. */
    public static ApiKey rehearsalUser() {
        return new ApiKey("rehearsal-user", "rehearsal-password", true, false);
    }

    /** The account's balance shows it; no list of transfers is part of the API that we use. */
    @Override
    protected void transferred(BigDecimal amount, long now) {
        // Nothing to record beside the balance.
    }

    /** From now on this contract of its root is the front month. */
    public void setFront(FuturesContract contract) {
        locked(() -> directory.setFront(contract));
    }

    /** As after a restart of the venue: every token is dead. */
    public void endSession() {
        locked(sessions::end);
    }

    /** How many sessions were begun. */
    public int authentications() {
        return read(sessions::authentications);
    }

    /** How many tokens were renewed. */
    public int renewals() {
        return read(sessions::renewals);
    }
}
