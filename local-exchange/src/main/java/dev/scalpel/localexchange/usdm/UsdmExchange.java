package dev.scalpel.localexchange.usdm;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.binance.BinanceControls;
import dev.scalpel.localexchange.binance.BinanceLimits;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.PerpetualExchange;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import java.time.Clock;
import java.util.List;

/** A market of perpetual contracts that speaks Binance's USD-M REST API. */
public final class UsdmExchange extends PerpetualExchange implements BinanceLimits {

    private final UsdmMarket market;

    private UsdmExchange(int port, UsdmMarket market) {
        super(port, market.core, market.dialect());
        this.market = market;
    }

    /**
     * Starts a market.
     *
     * @param port 0 for any free one
     * @param clock the market's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static UsdmExchange start(int port, Clock clock, List<PerpetualListing> listings, ApiKey apiKey) {
        return new UsdmExchange(port, new UsdmMarket(new PerpetualCore(clock, listings, apiKey)));
    }

    /** A market on any free port, with {@link ApiKey#rehearsal}. */
    public static UsdmExchange start(Clock clock, List<PerpetualListing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    @Override
    public BinanceControls<?> binanceControls() {
        return market.controls;
    }
}
