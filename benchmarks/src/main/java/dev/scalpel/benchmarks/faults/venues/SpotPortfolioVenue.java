package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An account at a stand-in of a spot venue. */
final class SpotPortfolioVenue extends PortfolioVenue {

    private final SpotExchange exchange;
    private final boolean paysInQuote;
    private final Map<String, Symbol> symbols;

    private SpotPortfolioVenue(
            SpotExchange exchange, Map<RequestFault, Fault> faults, boolean paysInQuote, Collection<Symbol> symbols) {
        super(exchange, faults);
        this.exchange = exchange;
        this.paysInQuote = paysInQuote;
        this.symbols = symbols.stream()
                .collect(Collectors.toMap(symbol -> symbol.base() + symbol.quote(), Function.identity()));
        exchange.deposit("USDT", cash());
    }

    static SpotPortfolioVenue start(SpotVenue venue, Map<Symbol, BarSeries> bars, Clock clock) {
        SpotExchange exchange = venue.start(clock, listings(bars));
        exchange.setCommission(venue.commission());
        return new SpotPortfolioVenue(
                exchange,
                RequestFaults.of(venue.faults()),
                venue.commission().asset() == Commission.FeeAsset.QUOTE,
                bars.keySet());
    }

    private static List<Listing> listings(Map<Symbol, BarSeries> bars) {
        return bars.entrySet().stream()
                .map(each -> new Listing(
                        each.getKey(), each.getValue(), Filters.of("0.01", "0.00001"), new BigDecimal("0.00001")))
                .toList();
    }

    @Override
    public boolean paysInQuote() {
        return paysInQuote;
    }

    @Override
    public boolean margin() {
        return false;
    }

    @Override
    public BigDecimal money() {
        return exchange.free("USDT");
    }

    @Override
    public BigDecimal held(Symbol symbol) {
        return exchange.free(symbol.base()).add(exchange.locked(symbol.base()));
    }

    @Override
    public List<StormReport.Order> orders(Symbol symbol) {
        String name = symbol.base() + symbol.quote();
        return exchange.orders().stream()
                .filter(order -> order.symbol().equals(name))
                .map(order -> new StormReport.Order(
                        order.clientId(),
                        order.side(),
                        order.status().isOpen(),
                        order.type().startsWith("STOP"),
                        true,
                        order.quantity().subtract(order.executed()),
                        false))
                .toList();
    }

    @Override
    public List<SymbolFill> fills() {
        Map<Long, String> clientIds =
                exchange.orders().stream().collect(Collectors.toMap(order -> order.id(), order -> order.clientId()));
        return exchange.fills().stream()
                .map(fill -> new SymbolFill(
                        Optional.ofNullable(symbols.get(fill.symbol())).orElseThrow(),
                        new StormReport.Execution(
                                Optional.ofNullable(clientIds.get(fill.orderId()))
                                        .orElseThrow(),
                                fill.side(),
                                fill.quantity(),
                                fill.price().multiply(fill.quantity()),
                                fill.commission())))
                .toList();
    }

    @Override
    public BigDecimal funding() {
        return BigDecimal.ZERO;
    }

    @Override
    public void deposit(BigDecimal amount) {
        exchange.deposit("USDT", amount);
    }
}
