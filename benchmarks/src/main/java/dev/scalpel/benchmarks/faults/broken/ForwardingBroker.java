package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

/**
 * Forwards to another broker. A broken engine overrides a call, or one of the four hooks that all calls pass: a request,
 * an intent to send, a reported order, a reported execution.
 */
public class ForwardingBroker implements Broker {

    private final Broker inner;

    protected ForwardingBroker(Broker inner) {
        this.inner = inner;
    }

    Broker inner() {
        return inner;
    }

    /** Every request with a response. */
    <T> T ask(Supplier<T> question) {
        return question.get();
    }

    Intent sent(Intent intent) {
        return intent;
    }

    protected OrderReport reported(OrderReport order) {
        return order;
    }

    List<Fill> executed(Symbol symbol, List<Fill> fills) {
        return fills;
    }

    private Placement reported(Symbol symbol, Placement placement) {
        return new Placement(
                placement.orders().stream().map(this::reported).toList(), executed(symbol, placement.fills()));
    }

    @Override
    public VenueCapabilities capabilities() {
        return inner.capabilities();
    }

    @Override
    public void synchronise() {
        ask(() -> {
            inner.synchronise();
            return true;
        });
    }

    @Override
    public long venueMillis() {
        return inner.venueMillis();
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) {
        return ask(() -> inner.instrument(symbol));
    }

    @Override
    public VenueInstrument instrumentNow(Symbol symbol) {
        return ask(() -> inner.instrumentNow(symbol));
    }

    @Override
    public Quote quote(Symbol symbol) {
        return ask(() -> inner.quote(symbol));
    }

    @Override
    public Balances balances() {
        return ask(inner::balances);
    }

    @Override
    public BigDecimal netQuantity(Symbol symbol) {
        return ask(() -> inner.netQuantity(symbol));
    }

    @Override
    public BigDecimal conversion(Symbol symbol, String asset) {
        return ask(() -> inner.conversion(symbol, asset));
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        return ask(() -> inner.openOrders(symbol)).stream().map(this::reported).toList();
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        return reported(symbol, ask(() -> inner.find(symbol, intent)));
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, OrderReport order) {
        return ask(() -> inner.fills(symbol, order)).stream()
                .flatMap(fill -> executed(symbol, List.of(fill.fill())).stream().map(known -> fill.withFill(known)))
                .toList();
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis) {
        return ask(() -> inner.fillsSince(symbol, fromMillis));
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        return reported(symbol, ask(() -> inner.send(symbol, sent(intent))));
    }

    @Override
    public Placement sendProtected(Symbol symbol, Intent entry, Intent protection) {
        return reported(symbol, ask(() -> inner.sendProtected(symbol, sent(entry), sent(protection))));
    }

    @Override
    public Placement sendTarget(Symbol symbol, Intent protection) {
        return reported(symbol, ask(() -> inner.sendTarget(symbol, sent(protection))));
    }

    @Override
    public MarginSetup prepareMargin(Symbol symbol, int leverage) {
        return ask(() -> inner.prepareMargin(symbol, leverage));
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        return ask(() -> inner.marginPosition(symbol));
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        return ask(() -> inner.marginAccount(asset));
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        return ask(() -> inner.marginTerms(symbol, leverage));
    }

    @Override
    public List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis) {
        return ask(() -> inner.paymentsSince(symbol, fromMillis));
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        return reported(symbol, ask(() -> inner.cancel(symbol, order)));
    }
}
