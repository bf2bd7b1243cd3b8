package dev.scalpel.venue.binance.usdm;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.contract.ContractTerms;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.MarginStandIn;
import dev.scalpel.venue.contract.MovingBars;
import dev.scalpel.venue.contract.VenueFault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The local exchange's perpetuals as the contract's stand-in of Binance USD-M. */
public final class UsdmStandIn implements MarginStandIn {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    private static final String KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    /** The contract's limits are far from the price, so that its orders surely trade. */
    private static final ContractTerms TERMS =
            ContractTerms.large().withPriceLimits(new BigDecimal("0.5"), new BigDecimal("2"), new BigDecimal("0.1"));

    private final SettableClock clock = new SettableClock(MovingBars.START);
    private final MovingBars bars;
    private final UsdmExchange exchange;

    public UsdmStandIn() {
        this(List.of());
    }

    /** @param moves prices of {@link #moveTo}, in their sequence */
    UsdmStandIn(List<BigDecimal> moves) {
        bars = new MovingBars(moves);
        Listing listing = new Listing(BTC, BarSeries.of(bars.all()), Filters.of("0.01", "0.001"), BigDecimal.ZERO);
        exchange = UsdmExchange.start(
                0, clock, List.of(PerpetualListing.of(listing).withTerms(TERMS)), new ApiKey(KEY, SECRET, true, false));
        exchange.transfer("USDT", new BigDecimal("10000"));
    }

    @Override
    public VenueAdapter adapter() {
        return new UsdmAdapter();
    }

    @Override
    public URI address() {
        return exchange.uri();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
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
        BigDecimal held = exchange.position(BTC).quantity().abs();
        exchange.deleverage(BTC, quantity.divide(held), new BigDecimal("100"));
    }

    @Override
    public Symbol symbol() {
        return BTC;
    }

    @Override
    public List<Bar> closedBars() {
        return bars.closed();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", SECRET);
    }

    @Override
    public List<String> secrets() {
        return List.of(KEY, SECRET);
    }

    /** An HMAC-SHA256 in hexadecimal. */
    @Override
    public Pattern signature() {
        return Pattern.compile("[0-9a-fA-F]{64}");
    }

    @Override
    public void failNext(VenueFault fault) {
        exchange.faults().clear();
        exchange.faults()
                .failNext(
                        switch (fault) {
                            case LOST_RESPONSE -> Fault.lostResponse();
                            case TRUNCATED_RESPONSE -> Fault.truncatedBody();
                            case RESET -> Fault.resetBeforeExecution();
                            case UNAVAILABLE -> Fault.unavailableHtml();
                            case RATE_LIMITED ->
                                Fault.tooManyRequests(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
                            case REGION_REFUSED -> Fault.regionRefused();
                            case CREDENTIALS_REJECTED ->
                                Fault.refusal("echo", 400, -1022, "Signature for this request is not valid: " + KEY);
                        });
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return false;
    }

    @Override
    public int faultsMet() {
        return exchange.faults().applied().size();
    }

    /** Conditional orders, and those orders that no conditional one became. */
    @Override
    public int acceptedOrders() {
        long triggered = exchange.algoOrders().stream()
                .filter(order -> order.orderId() > 0)
                .count();
        return (int) (exchange.orders().size() + exchange.algoOrders().size() - triggered);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
