package dev.scalpel.local.demo;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.local.rehearsal.Dialect;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.research.synthetic.SyntheticFunding;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** What the demo trades, and at which venue. */
public enum DemoMarket {
    /** Spot pairs, long only, at the stand-in of Binance spot. */
    SPOT(Dialect.BINANCE) {
        @Override
        Running start(Clock clock, List<Listing> listings) {
            LocalExchange exchange = LocalExchange.start(clock, listings);
            return new Running(exchange.uri(), exchange::close);
        }
    },
    /** Perpetuals on both sides, on isolated margin and with funding, at the stand-in of Binance USD-M futures. */
    PERPETUAL(Dialect.BINANCE_USDM) {
        @Override
        Running start(Clock clock, List<Listing> listings) {
            List<PerpetualListing> perpetuals =
                    listings.stream().map(DemoMarket::perpetual).toList();
            UsdmExchange exchange = UsdmExchange.start(clock, perpetuals);
            return new Running(exchange.uri(), exchange::close);
        }
    };

    /** A venue that was started. */
    record Running(URI uri, Runnable stop) implements AutoCloseable {

        @Override
        public void close() {
            stop.run();
        }
    }

    private final Dialect dialect;

    DemoMarket(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The name of its adapter. */
    String venue() {
        return dialect.toString();
    }

    boolean hasShorts() {
        return this == PERPETUAL;
    }

    abstract Running start(Clock clock, List<Listing> listings);

    private static PerpetualListing perpetual(Listing listing) {
        FundingRates rates = new FundingRates(
                SyntheticFunding.of(listing.bars()).stream()
                        .collect(Collectors.toMap(FundingRate::time, FundingRate::rate)),
                FundingRates.INTEREST);
        return PerpetualListing.of(listing).withFunding(rates);
    }
}
