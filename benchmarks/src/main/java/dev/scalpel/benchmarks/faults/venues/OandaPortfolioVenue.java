package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.StormReport;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An account at the stand-in of OANDA: positions net, and all of them share one margin. */
final class OandaPortfolioVenue extends PortfolioVenue {

    private static final BigDecimal MARGIN_RATE = new BigDecimal("0.05");

    private final OandaExchange exchange;
    private final Map<String, Symbol> symbols;

    private OandaPortfolioVenue(OandaExchange exchange, Map<String, Symbol> symbols) {
        super(exchange, OandaStormFaults.all());
        this.exchange = exchange;
        this.symbols = symbols;
        exchange.transfer(cash());
    }

    static OandaPortfolioVenue start(Map<Symbol, BarSeries> bars, Clock clock) {
        OandaExchange exchange = OandaExchange.start(
                0,
                clock,
                bars.entrySet().stream()
                        .map(each -> OandaExchange.pair(
                                new Listing(
                                        each.getKey(),
                                        each.getValue(),
                                        Filters.of("0.01", "0.001"),
                                        new BigDecimal("0.00001")),
                                MARGIN_RATE))
                        .toList(),
                OandaExchange.rehearsalKey(),
                OandaExchange.Account.netting("USDT"));
        return new OandaPortfolioVenue(
                exchange,
                bars.keySet().stream().collect(Collectors.toMap(OandaPortfolioVenue::name, Function.identity())));
    }

    private static String name(Symbol symbol) {
        return symbol.base() + "_" + symbol.quote();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "OANDA_ACCOUNT", exchange.apiKey().key(),
                "OANDA_SECRET", exchange.apiKey().secret());
    }

    @Override
    public boolean margin() {
        return true;
    }

    @Override
    public boolean paysInQuote() {
        return true;
    }

    @Override
    public BigDecimal money() {
        return exchange.balance();
    }

    @Override
    public BigDecimal held(Symbol symbol) {
        return exchange.position(name(symbol));
    }

    @Override
    public List<StormReport.Order> orders(Symbol symbol) {
        return OandaReport.orders(exchange, name(symbol));
    }

    @Override
    public List<SymbolFill> fills() {
        return exchange.fills().stream()
                .map(fill -> new SymbolFill(
                        Optional.ofNullable(symbols.get(
                                        fill.order().request().market().name()))
                                .orElseThrow(),
                        OandaReport.execution(fill),
                        OandaReport.rounding(fill)))
                .toList();
    }

    @Override
    public BigDecimal funding() {
        return BigDecimal.ZERO;
    }

    @Override
    public void deposit(BigDecimal amount) {
        exchange.transfer(amount);
    }
}
