package dev.scalpel.venue.sample;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.ProtectionList;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trading half of the sample venue. */
final class SampleTrading implements TradingVenue {

    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
            true, IdempotencyPolicy.ORDER_TIME, false, false, false, Holding.NETTED, true, true, true, true);
    private static final String CURRENCY = "USDT";

    private final SampleHttp http;
    private final SampleMarketData market;

    SampleTrading(SampleHttp http) {
        this.http = http;
        market = new SampleMarketData(http);
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        SampleResponses.Account account = http.get("/account", SampleResponses.Account.class);
        return Optional.of(new KeyRights(account.mayTrade(), account.mayWithdraw(), true));
    }

    @Override
    public Instant serverTime() throws IOException {
        return market.serverTime();
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) throws IOException {
        return market.instrument(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) throws IOException {
        SampleResponses.Book book = http.get("/quote/" + SampleMarketData.name(symbol), SampleResponses.Book.class);
        return new Quote(book.bid(), book.ask());
    }

    @Override
    public Balances balances() throws IOException {
        SampleResponses.Account account = http.get("/account", SampleResponses.Account.class);
        BigDecimal locked = account.wallet().subtract(account.available());
        return new Balances(Map.of(CURRENCY, new Balances.Balance(account.available(), locked)));
    }

    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        BigDecimal rate = http.get("/fees/" + SampleMarketData.name(symbol), SampleResponses.Fee.class)
                .rate();
        return Optional.of(new AccountFee(rate, rate, Optional.empty()));
    }

    @Override
    public BigDecimal position(Symbol symbol) throws IOException {
        return http.get("/positions/" + SampleMarketData.name(symbol), SampleResponses.Position.class)
                .quantity();
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return http
                .get("/orders?instrument=" + SampleMarketData.name(symbol), SampleResponses.Orders.class)
                .orders()
                .stream()
                .map(SampleTrading::report)
                .toList();
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        try {
            return Optional.of(report(http.get("/orders/" + clientId, SampleResponses.Order.class)));
        } catch (SampleException refused) {
            if (refused.code().equals("unknown_order")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException {
        return fills("/fills?order=" + venueOrderId);
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return fills("/fills?instrument=" + SampleMarketData.name(symbol) + "&from=" + fromMillis + "&to=" + toMillis);
    }

    /** The venue refuses what arrives after its time: that replaces the window of a request. */
    @Override
    public Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        boolean target = order.type() == NewOrder.Type.TARGET_MARKET;
        SampleResponses.Placed placed = new SampleResponses.Placed(
                order.clientId(),
                SampleMarketData.name(symbol),
                order.side().name(),
                order.quantity(),
                target ? null : limit(order),
                target ? null : order.trigger().orElse(null),
                target ? order.trigger().orElseThrow() : null,
                order.reduceOnly(),
                signing.validUntil());
        return new Placement(List.of(report(http.post("/orders", placed, SampleResponses.Order.class))));
    }

    private static BigDecimal limit(NewOrder order) {
        return order.limit()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the venue has no market orders: " + order.clientId() + " needs a limit"));
    }

    @Override
    public MarginVenue margin() {
        return new SampleMargin(http);
    }

    @Override
    public List<OrderReport> placeList(Symbol symbol, ProtectionList protection, Signing signing) {
        throw new UnsupportedOperationException("the venue has no order lists");
    }

    @Override
    public List<OrderReport> placeWithList(Symbol symbol, NewOrder entry, ProtectionList protection, Signing signing) {
        throw new UnsupportedOperationException("the venue has no order lists");
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        try {
            return new Placement(
                    List.of(report(http.delete("/orders/" + order.venueId(), SampleResponses.Order.class))));
        } catch (SampleException refused) {
            if (refused.code().equals("unknown_order") || refused.code().equals("order_ended")) {
                return Placement.NOT_FOUND;
            }
            throw refused;
        }
    }

    private List<VenueFill> fills(String path) throws IOException {
        return http.get(path, SampleResponses.Fills.class).fills().stream()
                .map(row -> new VenueFill(
                        row.order(),
                        OrderSide.valueOf(row.side()),
                        false,
                        new Fill(row.id(), row.millis(), row.price(), row.quantity(), row.fee(), CURRENCY),
                        switch (row.cause()) {
                            case "liquidation" -> FillCause.LIQUIDATION;
                            case "deleveraging" -> FillCause.AUTO_DELEVERAGING;
                            default -> FillCause.ORDER;
                        }))
                .toList();
    }

    private static OrderReport report(SampleResponses.Order row) {
        return new OrderReport(
                row.id(),
                row.id(),
                Optional.empty(),
                OrderSide.valueOf(row.side()),
                switch (row.state()) {
                    case "filled" -> OrderReport.Status.FILLED;
                    case "cancelled" -> OrderReport.Status.CANCELLED;
                    // Also a state that the venue may add: the order may still fill.
                    default -> OrderReport.Status.OPEN;
                },
                row.quantity(),
                row.filled(),
                row.value(),
                Optional.ofNullable(row.limit()).or(() -> Optional.ofNullable(row.target())),
                Optional.ofNullable(row.trigger()),
                row.trigger() == null || row.triggered(),
                row.changed());
    }
}
