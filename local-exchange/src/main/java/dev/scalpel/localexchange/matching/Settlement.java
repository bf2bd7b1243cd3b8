package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.account.Reservation;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Where fills become money: funds change hands, the commission is taken, the fill is written down. */
public final class Settlement {

    private static final int DECIMALS = 8;

    /** What an order needs. */
    @FunctionalInterface
    public interface Need {
        BigDecimal of(Order order);
    }

    /** A commission and the asset in which it is taken. */
    private record Fee(BigDecimal amount, String asset) {}

    /** Told of each order's first fill. */
    @FunctionalInterface
    public interface FirstFill {
        void happened(boolean maker, long now);
    }

    private final Wallet wallet;
    private FirstFill firstFill = (maker, now) -> {};
    private final List<Fill> fills = new ArrayList<>();
    private Commission commission = Commission.of("0.001");

    public Settlement(Wallet wallet) {
        this.wallet = wallet;
    }

    /** What changes hands from here on does so at this instant. */
    void at(long now) {
        wallet.at(now);
    }

    public void onFirstFill(FirstFill listener) {
        firstFill = listener;
    }

    public Commission commission() {
        return commission;
    }

    public void commission(Commission other) {
        commission = other;
    }

    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    /** Locks what an order needs, or refuses with -2010. */
    public void reserve(Order order, BigDecimal need) {
        order.reserve(new Reservation(wallet, asset(order), need));
    }

    /** Locks what an order needs, besides what is locked for it already, if there is as much. */
    boolean tryReserve(Order order, BigDecimal need) {
        if (order.reservation().isPresent()) {
            return order.reservation().get().tryGrowTo(need);
        }
        boolean enough = wallet.free(asset(order)).compareTo(need) >= 0;
        if (enough) {
            reserve(order, need);
        }
        return enough;
    }

    /** Locks once for the legs of a list, which exclude each other, or refuses with -2010. */
    public void reserve(OrderList list, Need need) {
        Reservation shared = new Reservation(wallet, asset(list.legs().get(0)), need(list, need));
        list.legs().forEach(leg -> leg.reserve(shared));
    }

    /** Locks for legs whose working order has filled, and puts them into the book; false when funds do not suffice. */
    boolean reserveLegs(OrderList list, Need need, long now) {
        if (wallet.free(asset(list.legs().get(0))).compareTo(need(list, need)) < 0) {
            return false;
        }
        reserve(list, need);
        list.legs().forEach(leg -> leg.comeIntoBook(now));
        return true;
    }

    private static BigDecimal need(OrderList list, Need need) {
        return list.legs().stream().map(need::of).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static String asset(Order order) {
        return order.side() == Side.SELL
                ? order.market().listing().symbol().base()
                : order.market().listing().symbol().quote();
    }

    /** Lets a part of an order change hands at this price. */
    void settle(Order order, BigDecimal quantity, BigDecimal price, boolean maker, long now) {
        BigDecimal quoteQuantity = price.multiply(quantity);
        boolean buys = order.side() == Side.BUY;
        String base = order.market().listing().symbol().base();
        String quote = order.market().listing().symbol().quote();
        BigDecimal paid = buys ? quoteQuantity : quantity;
        order.reservation()
                .orElseThrow(() -> new IllegalStateException("an order that fills has its funds locked"))
                .spend(paid);
        wallet.add(buys ? base : quote, buys ? quantity : quoteQuantity);
        Fee fee = fee(buys, base, quote, quantity, quoteQuantity, maker);
        wallet.take(fee.asset(), fee.amount());
        Fill fill = new Fill(
                fills.size() + 1L,
                order.id(),
                order.market().name(),
                order.side(),
                price,
                quantity,
                fee.amount(),
                fee.asset(),
                maker,
                now);
        if (order.fills().isEmpty()) {
            firstFill.happened(maker, now);
        }
        fills.add(fill);
        order.add(fill);
        order.shrink();
    }

    private Fee fee(
            boolean buys, String base, String quote, BigDecimal quantity, BigDecimal quoteQuantity, boolean maker) {
        BigDecimal rate = maker ? commission.makerRate() : commission.takerRate();
        Fee inBase = new Fee(share(quantity, rate), base);
        Fee inQuote = new Fee(share(quoteQuantity, rate), quote);
        Fee received = buys ? inBase : inQuote;
        Fee wanted =
                switch (commission.asset()) {
                    case RECEIVED -> received;
                    case BASE -> inBase;
                    case QUOTE -> inQuote;
                    case BNB ->
                        new Fee(inQuote.amount().divide(commission.bnbPrice(), DECIMALS, RoundingMode.DOWN), "BNB");
                };
        return wallet.free(wanted.asset()).compareTo(wanted.amount()) >= 0 ? wanted : received;
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).setScale(DECIMALS, RoundingMode.DOWN);
    }
}
