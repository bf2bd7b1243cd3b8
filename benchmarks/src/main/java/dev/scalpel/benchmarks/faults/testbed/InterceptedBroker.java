package dev.scalpel.benchmarks.faults.testbed;

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
import java.util.Locale;

/** A broker whose every request is intercepted. */
record InterceptedBroker(Broker inner, PortCallInterceptor interceptor, SentIntents sent) implements Broker {

    @Override
    public VenueCapabilities capabilities() {
        return inner.capabilities();
    }

    @Override
    public void synchronise() {
        interceptor.run(PortCall.question("ask time"), () -> {
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
        return interceptor.run(PortCall.question("ask instrument"), () -> inner.instrument(symbol));
    }

    @Override
    public VenueInstrument instrumentNow(Symbol symbol) {
        return interceptor.run(PortCall.question("ask instrument now"), () -> inner.instrumentNow(symbol));
    }

    @Override
    public Quote quote(Symbol symbol) {
        return interceptor.run(PortCall.question("ask quote"), () -> inner.quote(symbol));
    }

    @Override
    public Balances balances() {
        return interceptor.run(PortCall.question("ask balances"), inner::balances);
    }

    @Override
    public BigDecimal netQuantity(Symbol symbol) {
        return interceptor.run(PortCall.question("ask balances"), () -> inner.netQuantity(symbol));
    }

    @Override
    public BigDecimal conversion(Symbol symbol, String asset) {
        return interceptor.run(PortCall.question("ask conversion"), () -> inner.conversion(symbol, asset));
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        return interceptor.run(PortCall.question("ask open orders"), () -> inner.openOrders(symbol));
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        return interceptor.run(PortCall.question("find " + kind(intent)), () -> inner.find(symbol, intent));
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, OrderReport order) {
        String name = "ask fills of " + sent.role(order.clientId());
        return interceptor.run(PortCall.question(name), () -> inner.fills(symbol, order));
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis) {
        return interceptor.run(PortCall.question("ask fills since"), () -> inner.fillsSince(symbol, fromMillis));
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        sent.add(symbol, intent);
        return interceptor.run(PortCall.order("send " + kind(intent)), () -> inner.send(symbol, intent));
    }

    @Override
    public Placement sendProtected(Symbol symbol, Intent entry, Intent protection) {
        sent.add(symbol, entry);
        sent.add(symbol, protection);
        PortCall call = PortCall.order("send entry with protection");
        return interceptor.run(call, () -> inner.sendProtected(symbol, entry, protection));
    }

    @Override
    public Placement sendTarget(Symbol symbol, Intent protection) {
        sent.add(symbol, protection);
        return interceptor.run(PortCall.order("send target"), () -> inner.sendTarget(symbol, protection));
    }

    @Override
    public MarginSetup prepareMargin(Symbol symbol, int leverage) {
        return interceptor.run(PortCall.question("prepare margin"), () -> inner.prepareMargin(symbol, leverage));
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        return interceptor.run(PortCall.question("ask position"), () -> inner.marginPosition(symbol));
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        return interceptor.run(PortCall.question("ask margin account"), () -> inner.marginAccount(asset));
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        return interceptor.run(PortCall.question("ask margin terms"), () -> inner.marginTerms(symbol, leverage));
    }

    @Override
    public List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis) {
        return interceptor.run(PortCall.question("ask payments"), () -> inner.paymentsSince(symbol, fromMillis));
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        PortCall call = PortCall.order("cancel " + sent.role(order.clientId()));
        return interceptor.run(call, () -> inner.cancel(symbol, order));
    }

    private static String kind(Intent intent) {
        return intent.kind().name().toLowerCase(Locale.ROOT);
    }
}
