package dev.scalpel.localexchange.perpetual.contract;

import dev.scalpel.localexchange.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A listed perpetual. Its index is its own last price, so that the documented mark price, the median of the last price, of
 * the index with the share of funding that remains and of the index with the average basis, is the last price. A
 * premium that its owner sets moves the mark price away from it.
 */
public final class Contract {

    private static final int DECIMALS = 8;

    private final PerpetualListing listing;
    private final Market market;
    private FundingRates funding;
    private BigDecimal markFactor = BigDecimal.ONE;

    Contract(PerpetualListing listing, Market market) {
        this.listing = listing;
        this.market = market;
        funding = listing.funding();
    }

    public Market market() {
        return market;
    }

    public String name() {
        return market.name();
    }

    /** The asset of margin, profit and fees. */
    public String asset() {
        return listing.listing().symbol().quote();
    }

    public ContractTerms terms() {
        return listing.terms();
    }

    public Brackets brackets() {
        return listing.terms().brackets();
    }

    public FundingRates funding() {
        return funding;
    }

    public void setFunding(long stamp, BigDecimal rate) {
        funding = funding.with(stamp, rate);
    }

    /** Sets how far the mark price is above the contract's price, as a share of it. */
    public void setMarkPremium(BigDecimal share) {
        if (share.compareTo(BigDecimal.ONE.negate()) <= 0) {
            throw new IllegalArgumentException("a mark premium must be > -1: " + share);
        }
        markFactor = BigDecimal.ONE.add(share);
    }

    /** How far the mark price is above the index, as a share of it. */
    public BigDecimal premium() {
        return markFactor.subtract(BigDecimal.ONE);
    }

    public BigDecimal mark(BigDecimal price) {
        return price.multiply(markFactor).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** The contract's price at which the mark price has reached this value from below or from above. */
    public BigDecimal priceAtMark(BigDecimal mark, boolean fromBelow) {
        RoundingMode beyond = fromBelow ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal price = mark.divide(markFactor, DECIMALS, beyond);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(DECIMALS);
        while (fromBelow ? mark(price).compareTo(mark) < 0 : mark(price).compareTo(mark) > 0) {
            price = fromBelow ? price.add(unit) : price.subtract(unit);
        }
        return price;
    }

    public BigDecimal markAt(long now) {
        return mark(market.price(now));
    }

    public BigDecimal tick() {
        return market.listing().filters().tick();
    }

    public BigDecimal step() {
        return market.listing().filters().step();
    }
}
