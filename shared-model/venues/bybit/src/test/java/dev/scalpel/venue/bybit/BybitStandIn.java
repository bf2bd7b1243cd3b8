package dev.scalpel.venue.bybit;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.MovingBars;
import java.time.Clock;
import java.util.List;

/** The local exchange as the contract's stand-in of Bybit spot. */
public final class BybitStandIn extends BybitServer {

    private final MovingBars bars;

    public BybitStandIn() {
        this(MovingBars.calm());
    }

    private BybitStandIn(MovingBars bars) {
        super(MovingBars.START, bars.all());
        this.bars = bars;
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
        return bars.closed().stream().map(BybitServer::asListed).toList();
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return true;
    }

    @Override
    public int acceptedOrders() {
        return exchange.orders().size();
    }
}
