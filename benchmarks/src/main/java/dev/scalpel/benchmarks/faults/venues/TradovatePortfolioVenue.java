package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.venue.contract.StormReport;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account at the stand-in of Tradovate: futures, one contract of each root. */
final class TradovatePortfolioVenue extends PortfolioVenue {

    private static final BigDecimal MARGIN = new BigDecimal("1000");
    private static final BigDecimal HALF_SPREAD = new BigDecimal("0.00005");
    private static final String APP = "storm";

    private final TradovateExchange exchange;
    private final Map<Symbol, FuturesContract> contracts;

    private TradovatePortfolioVenue(TradovateExchange exchange, Map<Symbol, FuturesContract> contracts) {
        super(exchange, TradovateStormFaults.all());
        this.exchange = exchange;
        this.contracts = contracts;
        exchange.transfer(cash());
    }

    static TradovatePortfolioVenue start(Map<Symbol, BarSeries> bars, Clock clock) {
        LocalDate today = ContractChoice.tradingDay(clock.instant());
        Map<Symbol, FuturesContract> contracts = new HashMap<>();
        Map<FuturesContract, Listing> listings = new LinkedHashMap<>();
        bars.forEach((symbol, series) -> {
            FuturesContract contract = ContractChoice.DEFAULT.choose(
                    FuturesName.parse(symbol.base(), today), Optional.empty(), Optional.empty(), today);
            contracts.put(symbol, contract);
            listings.put(
                    contract,
                    new Listing(
                            contract.symbol(),
                            series,
                            Filters.of(contract.root().tickSize().toPlainString(), "1"),
                            HALF_SPREAD));
        });
        return new TradovatePortfolioVenue(
                TradovateExchange.start(0, clock, listings, MARGIN, TradovateExchange.rehearsalUser()), contracts);
    }

    /** One contract is worth tens of thousands. */
    @Override
    public BigDecimal cash() {
        return new BigDecimal("10000000");
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(super.environment());
        all.put("TRADOVATE_APP_ID", APP);
        all.put("TRADOVATE_CID", "8");
        all.put("TRADOVATE_SEC", APP);
        return all;
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

    private FuturesContract contract(Symbol symbol) {
        return Optional.ofNullable(contracts.get(symbol)).orElseThrow();
    }

    @Override
    public BigDecimal held(Symbol symbol) {
        return exchange.position(contract(symbol).name());
    }

    @Override
    public List<StormReport.Order> orders(Symbol symbol) {
        String name = contract(symbol).name();
        return exchange.orders().stream()
                .filter(order -> order.symbol().equals(name))
                .map(order -> new StormReport.Order(
                        order.clientId(),
                        order.side(),
                        order.status().isOpen(),
                        order.type().startsWith("STOP"),
                        false,
                        order.quantity().subtract(order.executed()),
                        order.clientId().isEmpty()))
                .toList();
    }

    /** Values are in dollars, so the multiplier is part of them. */
    @Override
    public List<SymbolFill> fills() {
        return exchange.fills().stream()
                .map(fill -> new SymbolFill(
                        contracts.entrySet().stream()
                                .filter(each -> each.getValue().name().equals(name(fill)))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElseThrow(),
                        new StormReport.Execution(
                                fill.order().request().clientId(),
                                fill.order().request().side(),
                                fill.quantity(),
                                fill.order().request().market().value(fill.quantity(), fill.price()),
                                fill.commission())))
                .toList();
    }

    private static String name(MarginFill fill) {
        return fill.order().request().market().name();
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
