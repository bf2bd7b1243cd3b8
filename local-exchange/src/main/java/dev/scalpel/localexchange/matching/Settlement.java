package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.account.Reservation;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Settles fills: transfers the funds, takes the commission, records the fill. */
public final class Settlement {

    private static final int DECIMALS = 8;

    /** The funds an order needs. */
    @FunctionalInterface
    public interface RequiredFunds {
        BigDecimal requiredFor(Order order);
    }

    /** A commission and the asset in which it is taken. */
    private record Fee(BigDecimal amount, String asset) {}

    /** Called on each order's first fill. */
    @FunctionalInterface
    public interface FirstFillListener {
        void onFirstFill(boolean maker, long now);
    }

    private final Wallet wallet;
    private FirstFillListener firstFillListener = (maker, now) -> {};
    private final List<Fill> fills = new ArrayList<>();
    private Commission commission = Commission.of("0.001");

    public Settlement(Wallet wallet) {
        this.wallet = wallet;
    }

    /** Sets the time of the changes that follow. */
    void setTime(long now) {
        wallet.setTime(now);
    }

    public void setFirstFillListener(FirstFillListener listener) {
        firstFillListener = listener;
    }

    public Commission commission() {
        return commission;
    }

    public void setCommission(Commission other) {
        commission = other;
    }

    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    /** Locks the funds of an order, or refuses with -2010. */
    public void reserve(Order order, BigDecimal need) {
        order.reserve(new Reservation(wallet, asset(order), need));
    }

    /** Locks the missing funds of an order if they are available. */
    boolean tryReserve(Order order, BigDecimal need) {
        if (order.reservation().isPresent()) {
            return order.reservation().get().tryGrowTo(need);
        }
        boolean enough = wallet.available(asset(order)).compareTo(need) >= 0;
        if (enough) {
            reserve(order, need);
        }
        return enough;
    }

    /** Locks the funds of a list's legs once, because only one of them can fill; or refuses with -2010. */
    public void reserve(OrderList list, RequiredFunds requiredFunds) {
        Reservation shared = new Reservation(wallet, asset(list.legs().get(0)), requiredFunds(list, requiredFunds));
        list.legs().forEach(leg -> leg.reserve(shared));
    }

    /** Locks the funds of legs whose working order has filled, and activates them; false when funds do not suffice. */
    boolean reserveLegs(OrderList list, RequiredFunds requiredFunds, long now) {
        if (wallet.available(asset(list.legs().get(0))).compareTo(requiredFunds(list, requiredFunds)) < 0) {
            return false;
        }
        reserve(list, requiredFunds);
        list.legs().forEach(leg -> leg.activate(now));
        return true;
    }

    private static BigDecimal requiredFunds(OrderList list, RequiredFunds requiredFunds) {
        return list.legs().stream().map(requiredFunds::requiredFor).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static String asset(Order order) {
        return order.side() == OrderSide.SELL
                ? order.market().listing().symbol().base()
                : order.market().listing().symbol().quote();
    }

    /** Settles a part of an order at this price. */
    void settle(Order order, BigDecimal quantity, BigDecimal price, boolean maker, long now) {
        BigDecimal quoteQuantity = price.multiply(quantity);
        boolean buys = order.side() == OrderSide.BUY;
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
            firstFillListener.onFirstFill(maker, now);
        }
        fills.add(fill);
        order.add(fill);
        order.shrink();
    }

    private Fee fee(
            boolean buys, String base, String quote, BigDecimal quantity, BigDecimal quoteQuantity, boolean maker) {
        BigDecimal rate = commission.rate(maker, false);
        Fee inBase = new Fee(share(quantity, rate), base);
        Fee inQuote = new Fee(share(quoteQuantity, rate), quote);
        Fee received = buys ? inBase : inQuote;
        Fee preferred =
                switch (commission.asset()) {
                    case RECEIVED -> received;
                    case BASE -> inBase;
                    case QUOTE -> inQuote;
                    case BNB ->
                        new Fee(
                                share(quoteQuantity, commission.rate(maker, true))
                                        .divide(commission.bnbPrice(), DECIMALS, RoundingMode.DOWN),
                                "BNB");
                };
        return wallet.free(preferred.asset()).compareTo(preferred.amount()) >= 0 ? preferred : received;
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).setScale(DECIMALS, RoundingMode.DOWN);
    }
}
