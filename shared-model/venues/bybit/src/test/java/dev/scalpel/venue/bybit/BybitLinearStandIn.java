package dev.scalpel.venue.bybit;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.bybit.linear.LinearContracts;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.PerpetualExchange;
import dev.scalpel.localexchange.perpetual.contract.ContractTerms;
import dev.scalpel.market.Bar;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.MarginStandIn;
import dev.scalpel.venue.contract.MovingBars;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The local exchange as the contract's stand-in of Bybit's linear perpetuals. The pair is listed on spot too. */
public final class BybitLinearStandIn extends BybitServer implements MarginStandIn {

    /** The contract's limits are far from the price, so that its orders surely trade. */
    private static final ContractTerms TERMS =
            LinearContracts.terms().withPriceLimits(new BigDecimal("0.5"), new BigDecimal("2"), new BigDecimal("0.1"));

    private final MovingBars bars;
    private final PerpetualExchange linear;

    public BybitLinearStandIn() {
        this(List.of());
    }

    /** @param moves prices of {@link #moveTo}, in their sequence */
    BybitLinearStandIn(List<BigDecimal> moves) {
        this(new MovingBars(moves));
    }

    private BybitLinearStandIn(MovingBars bars) {
        super(MovingBars.START, bars.all());
        this.bars = bars;
        linear = exchange.linear();
    }

    @Override
    BybitExchange start(Clock time, Listing listing, ApiKey key) {
        return BybitExchange.start(
                0, time, List.of(listing), List.of(LinearContracts.of(listing).withTerms(TERMS)), key);
    }

    @Override
    public VenueAdapter adapter() {
        return new BybitLinearAdapter();
    }

    @Override
    public List<Bar> closedBars() {
        return bars.closed().stream().map(BybitServer::asListed).toList();
    }

    @Override
    public Duration untilFunding() {
        return MovingBars.UNTIL_FUNDING;
    }

    @Override
    public void moveTo(BigDecimal price) {
        clock.setTo(bars.movedTo(price));
    }

    @Override
    public void deleverage(BigDecimal quantity) {
        BigDecimal held = linear.position(BTC).quantity().abs();
        linear.deleverage(BTC, quantity.divide(held), new BigDecimal("100"));
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return false;
    }

    /** Conditional orders, and those orders that no conditional one became. */
    @Override
    public int acceptedOrders() {
        long triggered = linear.algoOrders().stream()
                .filter(order -> order.orderId() > 0)
                .count();
        return (int) (linear.orders().size() + linear.algoOrders().size() - triggered);
    }
}
