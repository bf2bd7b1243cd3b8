package dev.scalpel.execution.venue;

import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Balances.Balance;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue in memory: it returns what a test has put into it, and records the requests. */
final class FakeVenue implements Broker {

    final List<String> requested = new ArrayList<>();
    final List<OrderReport> orders = new ArrayList<>();
    final List<VenueFill> fills = new ArrayList<>();
    String free = "0";
    String locked = "0";
    long millis = TradeFixture.NOW;
    /** The response to orders and cancellations. */
    Placement answer = Placement.NOT_FOUND;

    /** Whether it has short positions; its balance is then negative while one is open. */
    boolean shorting;

    /** Its position on margin; empty where it has no margin. */
    Optional<MarginPosition> margin = Optional.empty();

    Optional<RuntimeException> failure = Optional.empty();

    /** Puts an order into the venue, with what it has executed so far. */
    void has(OrderReport order, Fill... executions) {
        orders.add(order);
        for (Fill fill : executions) {
            fills.add(new VenueFill(order.venueId(), order.side(), false, fill));
        }
    }

    /** An execution of an order that belongs to no intent. */
    void byHand(OrderSide side, Fill fill) {
        fills.add(new VenueFill("by-hand", side, false, fill));
    }

    void fails(VenueException with) {
        failure = Optional.of(with);
    }

    private void ask(String question) {
        requested.add(question);
        failure.ifPresent(thrown -> {
            throw thrown;
        });
    }

    @Override
    public VenueCapabilities capabilities() {
        return new VenueCapabilities(
                true,
                IdempotencyPolicy.REQUEST_WINDOW,
                true,
                true,
                true,
                shorting ? Holding.NETTED : Holding.SPOT,
                shorting,
                shorting,
                false,
                margin.isPresent());
    }

    @Override
    public void synchronise() {
        ask("time");
    }

    @Override
    public long venueMillis() {
        return millis;
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) {
        return TradeFixture.facts(millis, "101").instrument();
    }

    @Override
    public VenueInstrument instrumentNow(Symbol symbol) {
        ask("instrument");
        return instrument(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) {
        ask("quote");
        return TradeFixture.facts(millis, "101").quote();
    }

    @Override
    public Balances balances() {
        ask("balances");
        return new Balances(Map.of(TradeFixture.ETH.base(), new Balance(new BigDecimal(free), new BigDecimal(locked))));
    }

    @Override
    public BigDecimal netQuantity(Symbol symbol) {
        return balances().of(symbol.base()).total();
    }

    @Override
    public BigDecimal conversion(Symbol symbol, String asset) {
        return BigDecimal.ONE;
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        ask("open orders");
        return orders.stream().filter(OrderReport::isOpen).toList();
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        ask("find " + intent.clientId());
        return new Placement(orders.stream().filter(intent::owns).toList());
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, OrderReport order) {
        ask("fills " + order.clientId());
        return fills.stream()
                .filter(fill -> fill.venueOrderId().equals(order.venueId()))
                .toList();
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis) {
        ask("fills since");
        return fills.stream().filter(fill -> fill.fill().time() >= fromMillis).toList();
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        ask("send " + intent.clientId());
        return answer;
    }

    @Override
    public Placement sendProtected(Symbol symbol, Intent entry, Intent protection) {
        ask("send " + entry.clientId() + " with " + protection.clientId());
        return answer;
    }

    @Override
    public Placement sendTarget(Symbol symbol, Intent protection) {
        ask("send target of " + protection.clientId());
        return answer;
    }

    @Override
    public MarginSetup prepareMargin(Symbol symbol, int leverage) {
        throw new UnsupportedOperationException("no margin");
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        ask("margin of " + symbol);
        return margin.orElseThrow(() -> new UnsupportedOperationException("no margin"));
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        throw new UnsupportedOperationException("no margin");
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        throw new UnsupportedOperationException("no margin");
    }

    @Override
    public List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis) {
        throw new UnsupportedOperationException("no margin");
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        ask("cancel " + order.clientId());
        return answer;
    }
}
