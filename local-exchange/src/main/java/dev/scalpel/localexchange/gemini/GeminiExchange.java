package dev.scalpel.localexchange.gemini;

import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** A spot market that speaks Gemini's REST API. A key that may withdraw has the role Fund Manager. */
public final class GeminiExchange extends SpotExchange {

    /** Of the lowest volume, over the API, in the quote asset. */
    private static final Commission FEES =
            new Commission(new BigDecimal("0.002"), new BigDecimal("0.004"), Commission.FeeAsset.QUOTE, BigDecimal.ONE);

    private final GeminiDialect dialect;

    private GeminiExchange(int port, SpotCore core, GeminiDialect dialect) {
        super(port, core, dialect);
        this.dialect = dialect;
        setCommission(FEES);
    }

    /**
     * Starts an exchange. What a listing says of the least value of an order does not count: "Symbols and minimums" has a least
     * quantity only, and so has "Get Symbol Details".
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static GeminiExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        SpotCore core = new SpotCore(
                clock, listings.stream().map(GeminiExchange::withoutLeastValue).toList(), apiKey);
        return new GeminiExchange(port, core, new GeminiDialect(core));
    }

    private static Listing withoutLeastValue(Listing listing) {
        return new Listing(
                listing.symbol(),
                listing.bars(),
                listing.filters().withMinNotional(BigDecimal.ZERO),
                listing.halfSpread());
    }

    /** A key for rehearsals, of one account: it may trade but not withdraw. Valid nowhere else. */
    public static ApiKey rehearsalKey() {
        return new ApiKey("account-rehearsal", "rehearsal-secret", true, false);
    }

    /** Whether the keys were made with "Uses a time based nonce", as at first; otherwise nonces must increase. */
    public void setTimeBasedNonces(boolean timeBased) {
        locked(() -> dialect.authenticator().setTimeBased(timeBased));
    }

    /** From now on more requests in a minute are refused (HTTP 429); at first none are. */
    public void limitRequests(int publicPerMinute, int privatePerMinute) {
        locked(() -> dialect.limitRequests(publicPerMinute, privatePerMinute));
    }
}
