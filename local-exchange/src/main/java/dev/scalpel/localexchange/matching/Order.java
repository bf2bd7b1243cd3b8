package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.account.Reservation;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.orders.PartiallyFillable;
import dev.scalpel.localexchange.orders.StateHistory;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order and its present state. Changed by {@link MatchingEngine} only. */
public final class Order implements PartiallyFillable {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long NOT_WORKING = -1;

    private final long id;
    private final OrderRequest request;
    private final long created;
    private final List<Fill> fills = new ArrayList<>();
    private StateHistory<OrderState> states;
    private String clientId;
    private BigDecimal quantity;
    private BigDecimal executed = BigDecimal.ZERO;
    private BigDecimal executedQuote = BigDecimal.ZERO;
    private BigDecimal prevented = BigDecimal.ZERO;
    private Optional<Long> preventedMatchId = Optional.empty();
    private OrderStatus status;
    private Optional<ExpiryReason> expiryReason = Optional.empty();
    private boolean triggered;
    private long workingTime;
    private long updated;
    private long heldUntil = NEVER;
    private @Nullable Reservation reservation;
    private @Nullable OrderList list;

    public Order(long id, OrderRequest request, long now) {
        this.id = id;
        this.request = request;
        created = now;
        updated = now;
        clientId = request.clientId();
        quantity = request.quantity();
        status = OrderStatus.NEW;
        triggered = !request.type().waitsForTrigger();
        workingTime = triggered ? now : NOT_WORKING;
        states = new StateHistory<>(stateSince(now));
    }

    private Order(Order order, OrderState then) {
        id = order.id;
        request = order.request;
        created = order.created;
        list = order.list;
        clientId = then.clientId();
        quantity = then.quantity();
        order.fills.stream().filter(fill -> fill.time() <= then.time()).forEach(fills::add);
        executed = then.executed();
        executedQuote = then.executedQuote();
        prevented = then.prevented();
        preventedMatchId = then.preventedMatchId();
        status = then.status();
        triggered = then.triggered();
        workingTime = then.workingTime();
        updated = then.updated();
        expiryReason = then.expiryReason();
        states = new StateHistory<>(stateSince(then.time()));
    }

    /** A copy of the order as it was at this instant; before its acceptance, as it was accepted. */
    public Order asOf(long time) {
        return new Order(this, states.asOf(time));
    }

    public long id() {
        return id;
    }

    public OrderRequest request() {
        return request;
    }

    /** The original one until the order is amended. */
    public String clientId() {
        return clientId;
    }

    public Market market() {
        return request.market();
    }

    public OrderSide side() {
        return request.side();
    }

    public long created() {
        return created;
    }

    public long updated() {
        return updated;
    }

    public BigDecimal quantity() {
        return quantity;
    }

    public BigDecimal executed() {
        return executed;
    }

    public BigDecimal executedQuote() {
        return executedQuote;
    }

    @Override
    public BigDecimal remaining() {
        return quantity.subtract(executed).subtract(prevented);
    }

    /** The quantity removed to prevent a self-trade. */
    public BigDecimal prevented() {
        return prevented;
    }

    /** The id of the last prevented match. */
    public Optional<Long> preventedMatchId() {
        return preventedMatchId;
    }

    /** Since when it can trade, in epoch milliseconds; -1 while it cannot. */
    public long workingTime() {
        return workingTime;
    }

    public OrderStatus status() {
        return status;
    }

    /** Why it expired; empty unless it did. */
    public Optional<ExpiryReason> expiryReason() {
        return expiryReason;
    }

    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    public Optional<OrderList> list() {
        return Optional.ofNullable(list);
    }

    void setList(OrderList itsList) {
        list = itsList;
    }

    /** Makes the order wait for the working order of its list. */
    public void waitForList() {
        status = OrderStatus.PENDING_NEW;
        workingTime = NOT_WORKING;
        states = new StateHistory<>(stateSince(created));
    }

    void activate(long now) {
        status = OrderStatus.NEW;
        workingTime = triggered ? now : NOT_WORKING;
        updated = now;
        recordState(now);
    }

    /** Sets the quantity of an order that was requested by value. */
    public void setQuantity(BigDecimal known) {
        quantity = known;
        states = new StateHistory<>(stateSince(created));
    }

    /** Reduces the quantity; the executed part may already be all of it. */
    void amend(String newClientId, BigDecimal newQuantity, long now) {
        clientId = newClientId;
        quantity = newQuantity;
        if (remaining().signum() <= 0) {
            setStatus(OrderStatus.EXPIRED, now);
        } else {
            updated = now;
            recordState(now);
            shrink();
        }
    }

    /** Whether it can fill: it is in the book and not waiting for a trigger. */
    boolean isWorking() {
        return isInBook() && triggered;
    }

    boolean isInBook() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }

    public boolean isTriggered() {
        return triggered;
    }

    void trigger(long now) {
        triggered = true;
        workingTime = now;
        updated = now;
        recordState(now);
    }

    /** Whether it is a stop that no price has touched yet. */
    boolean isUntriggeredStop() {
        return !triggered && request.type().stopsLoss();
    }

    boolean isHeld(long now) {
        return now <= heldUntil;
    }

    @Override
    public BigDecimal step() {
        return request.market().listing().filters().step();
    }

    @Override
    public void holdUntil(long time) {
        heldUntil = time;
    }

    void reserve(Reservation funds) {
        funds.addUser();
        reservation = funds;
    }

    Optional<Reservation> reservation() {
        return Optional.ofNullable(reservation);
    }

    void add(Fill fill) {
        fills.add(fill);
        executed = executed.add(fill.quantity());
        executedQuote = executedQuote.add(fill.quoteQuantity());
        setStatus(remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, fill.time());
    }

    /** Removes a part that would have been a self-trade. */
    void prevent(BigDecimal part, long matchId, long now) {
        prevented = prevented.add(part);
        preventedMatchId = Optional.of(matchId);
        setStatus(remaining().signum() == 0 ? OrderStatus.EXPIRED_IN_MATCH : status, now);
        shrink();
    }

    /** Releases the funds that the remainder does not need. */
    void shrink() {
        // The cost of a market buy is not known before it fills.
        boolean buysAtMarket = side() == OrderSide.BUY && !request.type().hasLimit();
        if (reservation != null && !buysAtMarket) {
            reservation.shrinkTo(requiredFunds());
        }
    }

    void expire(ExpiryReason reason, long now) {
        expiryReason = Optional.of(reason);
        setStatus(OrderStatus.EXPIRED, now);
    }

    public void setStatus(OrderStatus other, long now) {
        status = other;
        updated = now;
        recordState(now);
        if (!other.isOpen() && reservation != null) {
            reservation.removeUser();
            reservation = null;
        }
    }

    private void recordState(long now) {
        states.add(stateSince(now));
    }

    private OrderState stateSince(long time) {
        return new OrderState(
                time,
                clientId,
                quantity,
                status,
                executed,
                executedQuote,
                prevented,
                preventedMatchId,
                triggered,
                workingTime,
                updated,
                expiryReason);
    }

    /** What must stay locked for the remainder: base when selling, quote when buying. */
    BigDecimal requiredFunds() {
        return side() == OrderSide.SELL ? remaining() : remaining().multiply(request.price());
    }

    @Override
    public OrderView view() {
        return new OrderView(
                id,
                clientId,
                market().name(),
                side(),
                request.type().name(),
                status,
                quantity,
                executed,
                request.price(),
                request.stopPrice());
    }
}
