package dev.scalpel.venue.oanda;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trading at OANDA. docs/venues/oanda.md cites the source of each assumption. */
final class OandaTrading implements TradingVenue {

    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
            true, IdempotencyPolicy.ORDER_TIME, false, false, false, Holding.NETTED, true, true, false, true);

    private final OandaHttp http;
    private final OandaHistory history;
    private final OandaInstruments instruments;
    private final OandaOrders orders;
    private final OandaAccount account;
    private Optional<String> currency = Optional.empty();

    OandaTrading(OandaHttp http) {
        this.http = http;
        history = new OandaHistory(http);
        instruments = new OandaInstruments(http);
        orders = new OandaOrders(http, history);
        account = new OandaAccount(http, history, instruments);
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    /** The API has no request that moves money out ("REST-V20", its list of endpoints), and does not report addresses. */
    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        account.summary();
        return Optional.of(new KeyRights(true, false, true));
    }

    @Override
    public Instant serverTime() throws IOException {
        return http.time();
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) throws IOException {
        return instruments.read(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) throws IOException {
        return new OandaPrices(http).quote(symbol);
    }

    @Override
    public Balances balances() throws IOException {
        return account.balances();
    }

    @Override
    public BigDecimal position(Symbol symbol) throws IOException {
        return account.position(symbol);
    }

    /** An account that pays the spread alone has no commission; one that pays by volume is not described by a share. */
    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        boolean charged = Optional.ofNullable(instruments.listed(symbol).commission())
                .map(terms -> new BigDecimal(terms.path("commission").asText("0")))
                .filter(amount -> amount.signum() != 0)
                .isPresent();
        return charged
                ? Optional.empty()
                : Optional.of(new AccountFee(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty()));
    }

    @Override
    public BigDecimal conversion(Symbol symbol, String asset) throws IOException {
        if (!currency().equals(asset)) {
            throw OandaAccount.otherCurrency(currency(), asset);
        }
        return new OandaPrices(http).conversion(symbol);
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return orders.open(symbol);
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        return orders.find(symbol, OrderReference.of(clientId));
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, OrderReference order) throws IOException {
        return orders.find(symbol, order);
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException {
        return fills(
                symbol,
                history.since(venueOrderId, OandaHistory.FILLS).stream()
                        .filter(row -> venueOrderId.equals(row.orderId()))
                        .toList());
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return fills(symbol, history.between(fromMillis, toMillis, OandaHistory.FILLS));
    }

    private List<VenueFill> fills(Symbol symbol, List<OandaResponses.Transaction> rows) throws IOException {
        if (rows.isEmpty()) {
            return List.of();
        }
        String asset = currency();
        return rows.stream()
                .filter(row -> OandaReports.isOf(row, symbol))
                .map(row -> OandaReports.fill(symbol, row, asset))
                .toList();
    }

    /** It cannot change. */
    private synchronized String currency() throws IOException {
        if (currency.isEmpty()) {
            currency = Optional.of(account.summary().currency());
        }
        return currency.get();
    }

    @Override
    public Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        return orders.place(symbol, order, signing);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        return orders.cancel(order);
    }

    @Override
    public MarginVenue margin() {
        return account;
    }
}
