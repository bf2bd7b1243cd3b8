package dev.scalpel.localexchange.margin.contract;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.stream.IntStream;

/** One listed instrument: its prices, its hours and whether the venue has halted it. */
public final class MarginMarket {

    /** Decimals of a middle price. */
    private static final int PRECISION = 12;

    private final MarginListing listing;
    private final Market market;
    private BigDecimal price;
    private boolean halted;

    MarginMarket(MarginListing listing, int maxAggregatesPerBar, long now) {
        this.listing = listing;
        market = new Market(inSession(listing), maxAggregatesPerBar);
        price = market.price(now);
    }

    /** What is listed, without the bars of minutes in which the instrument is not traded. */
    private static Listing inSession(MarginListing listing) {
        Listing all = listing.listing();
        BarSeries bars = all.bars();
        Bar[] traded = IntStream.range(0, bars.size())
                .filter(row -> listing.session().isOpen(Instant.ofEpochMilli(bars.openTime(row))))
                .mapToObj(bars::bar)
                .toArray(Bar[]::new);
        return new Listing(all.symbol(), BarSeries.of(traded), all.filters(), all.halfSpread());
    }

    public MarginListing listing() {
        return listing;
    }

    public String name() {
        return listing.name();
    }

    public Market market() {
        return market;
    }

    public Filters filters() {
        return listing.listing().filters();
    }

    /** Between bid and ask. */
    public BigDecimal price() {
        return price;
    }

    public void setPrice(BigDecimal other) {
        price = other;
    }

    /** The best price for an order of this side. */
    public BigDecimal best(boolean buys) {
        return best(buys, price);
    }

    public BigDecimal best(boolean buys, BigDecimal middle) {
        return buys ? market.ask(middle) : market.bid(middle);
    }

    /** Where the middle of the prices is when this is the best one for an order of a side. */
    public BigDecimal middle(boolean buys, BigDecimal best) {
        BigDecimal spread = listing.listing().halfSpread();
        BigDecimal factor = buys ? BigDecimal.ONE.add(spread) : BigDecimal.ONE.subtract(spread);
        // Rounded so that the best price is this one again.
        return best.divide(factor, PRECISION, buys ? RoundingMode.DOWN : RoundingMode.UP);
    }

    public void halt(boolean nowHalted) {
        halted = nowHalted;
    }

    /** Whether orders can fill: within the session, and not halted. A minute without a bar only has no new price. */
    public boolean isOpen(long now) {
        return !halted && listing.session().isOpen(Instant.ofEpochMilli(now));
    }

    /** The value of this many units at a price, in the settlement currency. */
    public BigDecimal value(BigDecimal quantity, BigDecimal atPrice) {
        return quantity.multiply(atPrice).multiply(listing.multiplier());
    }
}
