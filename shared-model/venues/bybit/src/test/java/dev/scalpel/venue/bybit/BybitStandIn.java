package dev.scalpel.venue.bybit;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.adapter.VenueAdapter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The local exchange as the contract's stand-in of Bybit spot. */
public final class BybitStandIn extends BybitServer {

    private static final Instant START = Instant.parse("2026-11-20T12:00:30Z");
    private static final int CLOSED = 130;
    private static final int COMING = 30;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    public BybitStandIn() {
        super(START, bars().toArray(Bar[]::new));
    }

    @Override
    BybitExchange start(Clock time, Listing listing, ApiKey key) {
        return BybitExchange.start(0, time, List.of(listing), key);
    }

    @Override
    public VenueAdapter adapter() {
        return new BybitAdapter();
    }

    @Override
    public List<Bar> closedBars() {
        return bars().stream()
                .filter(bar -> bar.openTime() < Minutes.floor(START))
                .map(BybitServer::asListed)
                .toList();
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return true;
    }

    @Override
    public int acceptedOrders() {
        return exchange.orders().size();
    }

    private static List<Bar> bars() {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < CLOSED + COMING; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 12.5, 40, 5.25));
            }
        }
        return bars;
    }
}
