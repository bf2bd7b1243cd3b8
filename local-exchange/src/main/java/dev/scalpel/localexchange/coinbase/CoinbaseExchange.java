package dev.scalpel.localexchange.coinbase;

import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.account.Commission.FeeAsset;
import dev.scalpel.localexchange.market.Listing;
import java.time.Clock;
import java.util.List;

/** A spot market that speaks the REST API of Coinbase Advanced Trade. Commissions are charged in the quote asset. */
public final class CoinbaseExchange extends SpotExchange {

    private CoinbaseExchange(int port, SpotCore core) {
        super(port, core, new CoinbaseDialect(core));
        setCommission(Commission.of("0.001").withAsset(FeeAsset.QUOTE));
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @param apiKey of {@link #ed25519Key} or {@link #es256Key}
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static CoinbaseExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        return new CoinbaseExchange(port, new SpotCore(clock, listings, apiKey));
    }

    /** A new key for rehearsals, Ed25519: it may trade but not withdraw. Valid nowhere else. */
    public static ApiKey ed25519Key() {
        return CoinbaseSecret.ed25519();
    }

    /** The same with ECDSA of P-256, whose tokens are signed by ES256. */
    public static ApiKey es256Key() {
        return CoinbaseSecret.es256();
    }
}
