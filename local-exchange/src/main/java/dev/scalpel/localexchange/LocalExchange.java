package dev.scalpel.localexchange;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.binance.BinanceControls;
import dev.scalpel.localexchange.binance.BinanceLimits;
import dev.scalpel.localexchange.market.Listing;
import java.time.Clock;
import java.util.List;

/** A spot market that speaks Binance's REST API. */
public final class LocalExchange extends SpotExchange implements BinanceLimits {

    private final SpotMarket market;

    private LocalExchange(int port, SpotMarket market) {
        super(port, market.core, market.dialect());
        this.market = market;
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static LocalExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        return new LocalExchange(port, new SpotMarket(new SpotCore(clock, listings, apiKey)));
    }

    /** An exchange on any free port, with {@link ApiKey#rehearsal}. */
    public static LocalExchange start(Clock clock, List<Listing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    @Override
    public BinanceControls<?> binanceControls() {
        return market.controls;
    }
}
