package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.market.PricePath;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.perpetual.contract.MarkPrices;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.market.Bar;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves prices along the bars and lets what they reach happen: resting orders fill, conditional orders trigger, positions
 * without enough margin are liquidated, funding is paid. Prices move and resting orders fill as in the spot market.
 */
public final class FuturesEngine implements EventScheduler.PriceMover, MarkPrices {

    private final Contracts contracts;
    private final FuturesBook book;
    private final FuturesAccount account;
    private final PartialFillInjector partialFills;
    private final Clearing clearing;
    private final Funding funding;
    private final AccountValues values;
    private final ForcedOrders forced;
    private final Triggers triggers;
    private final Map<Contract, BigDecimal> prices = new HashMap<>();
    private Function<OrderView, BigDecimal> stopSlippage = order -> BigDecimal.ZERO;

    public FuturesEngine(
            Contracts contracts, FuturesBook book, FuturesAccount account, PartialFillInjector partialFills, long now) {
        this.contracts = contracts;
        this.book = book;
        this.account = account;
        this.partialFills = partialFills;
        values = new AccountValues(account, book, this);
        clearing = new Clearing(account, values);
        funding = new Funding(account);
        forced = new ForcedOrders(account, book, values, clearing);
        triggers = new Triggers(account, book, values, new Liquidation(account, values, forced, this::best), this);
        standAt(now);
    }

    public Clearing clearing() {
        return clearing;
    }

    public Funding funding() {
        return funding;
    }

    public AccountValues values() {
        return values;
    }

    public ForcedOrders forced() {
        return forced;
    }

    public void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        stopSlippage = shareOfPrice;
    }

    @Override
    public BigDecimal price(Contract contract) {
        return prices.getOrDefault(contract, BigDecimal.ZERO);
    }

    /** The best price on the other side of the book. */
    public BigDecimal best(Contract contract, boolean buys) {
        return buys ? contract.market().ask(price(contract)) : contract.market().bid(price(contract));
    }

    @Override
    public void move(long from, long to) {
        PricePath.steps(from, to, () -> book.hasOpen() || account.hasPositions(), this::step);
        standAt(to);
    }

    private void standAt(long now) {
        contracts
                .all()
                .forEach(contract -> prices.put(contract, contract.market().price(now)));
    }

    private void step(long minute, int phase, long time) {
        for (Contract contract : contracts.all()) {
            int row = contract.market().bars().rowOf(minute);
            boolean moves = row >= 0 && contract.market().fillsOrders();
            if (phase == 0 && FundingRates.isStamp(time)) {
                BigDecimal open =
                        row >= 0 ? PricePath.price(contract.market().bars().bar(row), 0) : price(contract);
                funding.settle(contract, contract.mark(open), time);
            }
            if (moves) {
                Bar bar = contract.market().bars().bar(row);
                BigDecimal target = PricePath.price(bar, phase);
                if (phase == 0) {
                    // A jump: what it skips over happens at the open, before anything else in the bar.
                    prices.put(contract, target);
                }
                move(contract, target, phase == 0 ? List.of() : PricePath.from(bar, phase), time);
            }
        }
    }

    /** Applies the present price anew: after a change of its premium, or when a market reopens. */
    public void apply(Contract contract, long now) {
        move(contract, price(contract), List.of(), now);
    }

    /** @param ahead the prices that the bar still reaches, this one included; none for a jump */
    private void move(Contract contract, BigDecimal target, List<BigDecimal> ahead, long now) {
        Optional<LevelEvent> next = nearest(contract, target, ahead, now);
        while (next.isPresent()) {
            prices.put(contract, next.get().reached(price(contract), target).orElseThrow());
            triggers.follow(contract);
            next.get().action().run(now);
            next = nearest(contract, target, ahead, now);
        }
        prices.put(contract, target);
        triggers.follow(contract);
    }

    private Optional<LevelEvent> nearest(Contract contract, BigDecimal target, List<BigDecimal> ahead, long now) {
        BigDecimal from = price(contract);
        List<LevelEvent> events = triggers.events(contract, now);
        boolean adverseAhead = events.stream()
                .anyMatch(event -> event.kind().isAdverse() && ahead.stream().anyMatch(event::isBeyond));
        return events.stream()
                .filter(event -> event.reached(from, target).isPresent())
                .filter(event -> !(event.closesInProfit() && adverseAhead))
                .min(Comparator.<LevelEvent, BigDecimal>comparing(event -> event.reached(from, target)
                                .orElseThrow()
                                .subtract(from)
                                .abs())
                        .thenComparing(LevelEvent::kind)
                        .thenComparing(LevelEvent::number));
    }

    /** Lets an order that was just placed trade with the book; the rest of it rests if it may. */
    public void activate(FuturesOrder order, long now) {
        BigDecimal best = best(order.contract(), order.request().buys());
        BigDecimal slip =
                order.request().originalType().isConditional() ? stopSlippage.apply(order.view()) : BigDecimal.ZERO;
        BigDecimal price = slip.signum() == 0 ? best : slipped(order, slip);
        if (isMarketable(order, price)) {
            take(order, price, now);
        }
        boolean mayRest = order.request().type().hasLimit()
                && order.request().timeInForce().mayRest();
        if (order.isOpen() && !mayRest) {
            order.end(OrderStatus.EXPIRED, now);
        }
    }

    private BigDecimal slipped(FuturesOrder order, BigDecimal share) {
        boolean buys = order.request().buys();
        BigDecimal factor = buys ? BigDecimal.ONE.add(share) : BigDecimal.ONE.subtract(share);
        BigDecimal worse = price(order.contract()).multiply(factor);
        return buys
                ? order.contract().market().ask(worse)
                : order.contract().market().bid(worse);
    }

    /** Whether it would trade at once with the present book. */
    public boolean isMarketable(FuturesOrder order) {
        return isMarketable(order, best(order.contract(), order.request().buys()));
    }

    private static boolean isMarketable(FuturesOrder order, BigDecimal best) {
        if (!order.request().type().hasLimit()) {
            return true;
        }
        int comparison = best.compareTo(order.price());
        return order.request().buys() ? comparison <= 0 : comparison >= 0;
    }

    private void take(FuturesOrder order, BigDecimal price, long now) {
        if (!order.request().type().hasLimit() && isBeyondTakeBound(order, price)) {
            return;
        }
        fill(order, price, false, now);
    }

    /** A market order may not trade further from the mark price than the contract's bound. */
    private boolean isBeyondTakeBound(FuturesOrder order, BigDecimal price) {
        BigDecimal mark = mark(order.contract());
        BigDecimal distance = order.request().buys() ? price.subtract(mark) : mark.subtract(price);
        return distance.compareTo(mark.multiply(order.contract().terms().marketTakeBound())) > 0;
    }

    void fill(FuturesOrder order, BigDecimal price, boolean maker, long now) {
        Position position = account.position(order.contract(), order.request().holdingSide());
        BigDecimal quantity = partialFills.cut(order, now);
        boolean killed =
                order.request().timeInForce() == FuturesTimeInForce.FOK && quantity.compareTo(order.remaining()) < 0;
        if (order.request().onlyReduces()) {
            quantity = quantity.min(position.closableBy(order.request().side()));
        }
        if (quantity.signum() > 0 && !killed) {
            clearing.settle(order, quantity, price, maker, account.feeRate(maker), now);
        }
        expireWithoutPosition(order.contract(), now);
    }

    /** Ends the orders that can only reduce a position when there is none of that kind any more. */
    void expireWithoutPosition(Contract contract, long now) {
        for (FuturesOrder order : book.open(contract)) {
            Position position = account.position(contract, order.request().holdingSide());
            if (order.request().onlyReduces()
                    && position.closableBy(order.request().side()).signum() == 0) {
                order.end(OrderStatus.EXPIRED, now);
            }
        }
        for (AlgoOrder order : book.waiting(contract)) {
            Position position = account.position(contract, order.request().holdingSide());
            if (order.request().trigger().closePosition()
                    && position.closableBy(order.request().side()).signum() == 0) {
                order.end(OrderStatus.EXPIRED, now);
            }
        }
    }
}
