package dev.scalpel.localexchange.market;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The public data of one listed pair as of an instant, and nothing later. */
public final class Market {

    private final Listing listing;
    private final BarSeries bars;
    private final int maxAggregates;
    private final TradeIds ids;
    private SymbolStatus status = SymbolStatus.TRADING;
    private Optional<PriceRange> priceRange = Optional.empty();
    private Set<OrderType> orderTypes = EnumSet.allOf(OrderType.class);
    private SelfTradePrevention defaultPrevention = SelfTradePrevention.NONE;
    private Set<SelfTradePrevention> allowedPreventions = EnumSet.allOf(SelfTradePrevention.class);

    public Market(Listing listing, int maxAggregatesPerBar) {
        this.listing = listing;
        bars = listing.bars();
        maxAggregates = maxAggregatesPerBar;
        BarSeries all = bars;
        ids = new TradeIds(all.size(), row -> new BarTrades(all.bar(row), maxAggregatesPerBar));
    }

    public Listing listing() {
        return listing;
    }

    public String name() {
        return listing.name();
    }

    public BarSeries bars() {
        return bars;
    }

    /** As set; a trading market has a break in each minute without a bar. */
    public SymbolStatus setStatus(long now) {
        boolean quiet = bars.rowOf(Minutes.floor(now)) < 0;
        return status == SymbolStatus.TRADING && quiet ? SymbolStatus.BREAK : status;
    }

    public void setStatus(SymbolStatus other) {
        status = other;
    }

    /** The accepted types; limit orders always are. */
    public Set<OrderType> orderTypes() {
        return orderTypes;
    }

    public void setOrderTypes(Set<OrderType> types) {
        EnumSet<OrderType> all = EnumSet.of(OrderType.LIMIT, OrderType.LIMIT_MAKER);
        all.addAll(types);
        orderTypes = all;
    }

    /** The self-trade prevention of orders that name none. */
    public SelfTradePrevention defaultPrevention() {
        return defaultPrevention;
    }

    public Set<SelfTradePrevention> allowedPreventions() {
        return allowedPreventions;
    }

    public void setPreventions(SelfTradePrevention defaultMode, Set<SelfTradePrevention> allowed) {
        defaultPrevention = defaultMode;
        allowedPreventions = EnumSet.copyOf(allowed);
    }

    /** The prices at which an incoming order may trade; any when empty. */
    public Optional<PriceRange> priceRange() {
        return priceRange;
    }

    public void setPriceRange(PriceRange range) {
        priceRange = Optional.of(range);
    }

    public boolean allowsTradesAt(BigDecimal price, long now) {
        return priceRange.map(range -> range.allows(price, averagePrice(now))).orElse(true);
    }

    /** Whether orders can fill when prices move. */
    public boolean fillsOrders() {
        return status == SymbolStatus.TRADING;
    }

    /** Orders can be cancelled while it trades, also in a minute without a bar, and in cancel-only mode. */
    public boolean allowsCancels() {
        return status == SymbolStatus.TRADING || status == SymbolStatus.CANCEL_ONLY;
    }

    /** The last price at this instant; before the first bar, that bar's open. */
    public BigDecimal price(long now) {
        int row = lastRow(now);
        if (row < 0) {
            return BigDecimal.valueOf(bars.open(0));
        }
        Bar bar = bars.bar(row);
        return PricePath.price(bar, PricePath.phaseAt(now - bar.openTime()));
    }

    public BigDecimal bid(BigDecimal price) {
        BigDecimal raw = price.multiply(BigDecimal.ONE.subtract(listing.halfSpread()));
        return toTick(raw, RoundingMode.FLOOR);
    }

    public BigDecimal ask(BigDecimal price) {
        BigDecimal raw = price.multiply(BigDecimal.ONE.add(listing.halfSpread()));
        return toTick(raw, RoundingMode.CEILING);
    }

    /** The newest row that has begun by this instant, or -1. */
    public int lastRow(long now) {
        return bars.firstRowFrom(Minutes.floor(now) + 1) - 1;
    }

    public Kline kline(int row, long now) {
        return Kline.of(bars.bar(row), unnumbered(row), now);
    }

    public List<Kline> seconds(int row, long now) {
        return Kline.seconds(bars.bar(row), unnumbered(row), now);
    }

    /** The average price of the last five minutes, weighted by volume; the last price when there was no trade. */
    public BigDecimal averagePrice(long now) {
        int last = lastRow(now);
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal quoteVolume = BigDecimal.ZERO;
        for (int row = Math.max(0, last - 4); row <= last; row++) {
            Kline kline = kline(row, now);
            volume = volume.add(kline.volume());
            quoteVolume = quoteVolume.add(kline.quoteVolume());
        }
        return volume.signum() == 0 ? price(now) : quoteVolume.divide(volume, 8, RoundingMode.HALF_UP);
    }

    /** Trades up to {@code now} with id at or above {@code fromId}, at most {@code limit}. */
    public List<AggregateTrade> tradesFrom(long fromId, long now, int limit) {
        return collect(ids.rowOfAggregate(fromId), fromId, Long.MIN_VALUE, now, limit);
    }

    /** Trades in {@code [from, to]}, at most {@code limit}, oldest first. */
    public List<AggregateTrade> tradesBetween(long from, long to, int limit) {
        return collect(Math.max(0, lastRow(from)), Long.MIN_VALUE, from, to, limit);
    }

    /** The last {@code limit} trades up to {@code to}. */
    public List<AggregateTrade> lastTrades(long to, int limit) {
        int row = lastRow(to);
        if (row < 0) {
            return List.of();
        }
        long done = trades(row).stream().filter(trade -> trade.time() <= to).count();
        return tradesFrom(Math.max(0, ids.firstAggregate(row) + done - limit), to, limit);
    }

    /** The first trade id at or after this row; the next trade's id when the row is past the last one. */
    public long firstTradeId(int row) {
        return ids.firstTrade(row);
    }

    private List<AggregateTrade> collect(int firstRow, long fromId, long from, long to, int limit) {
        List<AggregateTrade> found = new ArrayList<>();
        for (int row = firstRow; row < bars.size() && bars.openTime(row) <= to && found.size() < limit; row++) {
            for (AggregateTrade trade : trades(row)) {
                if (found.size() < limit && trade.id() >= fromId && trade.time() >= from && trade.time() <= to) {
                    found.add(trade);
                }
            }
        }
        return found;
    }

    /** Rows of {@code aggTrades} up to {@code now} with a trade id at or above this one. */
    public List<AggregateTrade> aggregatesFromTrade(long tradeId, long now, int limit) {
        List<AggregateTrade> found = new ArrayList<>();
        long singles = 0;
        for (int row = ids.rowOfTrade(tradeId); row < bars.size() && bars.openTime(row) <= now; row++) {
            for (AggregateTrade trade : trades(row)) {
                if (trade.lastTradeId() >= tradeId && trade.time() <= now && singles < limit) {
                    found.add(trade);
                    singles += trade.lastTradeId() - Math.max(tradeId, trade.firstTradeId()) + 1;
                }
            }
            if (singles >= limit) {
                break;
            }
        }
        return found;
    }

    /** The number of individual trades up to now; their ids begin at 0. */
    public long tradesUpTo(long now) {
        List<AggregateTrade> last = lastTrades(now, 1);
        return last.isEmpty() ? 0 : last.get(0).lastTradeId() + 1;
    }

    private List<AggregateTrade> trades(int row) {
        return tape(row).trades(ids.firstAggregate(row), ids.firstTrade(row));
    }

    /** Where only their number counts, not their ids: those would have to be counted from the first bar on. */
    private List<AggregateTrade> unnumbered(int row) {
        return tape(row).trades(0, 0);
    }

    private BarTrades tape(int row) {
        return new BarTrades(bars.bar(row), maxAggregates);
    }

    private BigDecimal toTick(BigDecimal price, RoundingMode rounding) {
        BigDecimal tick = listing.filters().tick();
        return price.divide(tick, 0, rounding).multiply(tick);
    }
}
