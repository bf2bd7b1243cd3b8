package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.margin.MarginExchange;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account at a stand-in over the margin core: positions net, and all of them share one margin. */
final class MarginPortfolioVenue extends PortfolioVenue {

    private static final BigDecimal MARGIN_RATE = new BigDecimal("0.05");
    private static final BigDecimal MARGIN_PER_CONTRACT = new BigDecimal("1000");
    private static final BigDecimal HALF_SPREAD_OF_FUTURES = new BigDecimal("0.00005");
    /** One contract is worth tens of thousands. */
    private static final BigDecimal CASH_FOR_FUTURES = new BigDecimal("10000000");

    private final MarginExchange exchange;
    private final BigDecimal cash;
    private final Map<String, String> environment;
    private final Map<Symbol, String> names;
    private final Map<String, Symbol> symbols = new HashMap<>();

    /** @param names of the instruments at the venue */
    private MarginPortfolioVenue(
            MarginExchange exchange,
            Map<RequestFault, Fault> faults,
            BigDecimal cash,
            Map<String, String> environment,
            Map<Symbol, String> names) {
        super(exchange, faults);
        this.exchange = exchange;
        this.cash = cash;
        this.environment = environment;
        this.names = names;
        names.forEach((symbol, name) -> symbols.put(name, symbol));
        exchange.transfer(cash);
    }

    /** At the stand-in of OANDA. */
    static MarginPortfolioVenue oanda(Map<Symbol, BarSeries> bars, Clock clock) {
        Map<Symbol, String> names = new HashMap<>();
        bars.keySet().forEach(symbol -> names.put(symbol, symbol.base() + "_" + symbol.quote()));
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
        Map<String, String> environment = Map.of(
                "OANDA_ACCOUNT", exchange.apiKey().key(),
                "OANDA_SECRET", exchange.apiKey().secret());
        return new MarginPortfolioVenue(exchange, OandaStormFaults.all(), CASH, environment, names);
    }

    /** At the stand-in of Tradovate: one contract of each root. */
    static MarginPortfolioVenue tradovate(Map<Symbol, BarSeries> bars, Clock clock) {
        LocalDate today = ContractChoice.tradingDay(clock.instant());
        Map<Symbol, String> names = new HashMap<>();
        Map<FuturesContract, Listing> listings = new LinkedHashMap<>();
        bars.forEach((symbol, series) -> {
            FuturesContract contract = ContractChoice.DEFAULT.choose(
                    FuturesName.parse(symbol.base(), today), Optional.empty(), Optional.empty(), today);
            names.put(symbol, contract.name());
            Filters filters = Filters.of(contract.root().tickSize().toPlainString(), "1");
            listings.put(contract, new Listing(contract.symbol(), series, filters, HALF_SPREAD_OF_FUTURES));
        });
        TradovateExchange exchange =
                TradovateExchange.start(0, clock, listings, MARGIN_PER_CONTRACT, TradovateExchange.rehearsalUser());
        Map<String, String> environment = Map.of(
                "SCALPEL_API_KEY", exchange.apiKey().key(),
                "SCALPEL_API_SECRET", exchange.apiKey().secret(),
                "TRADOVATE_APP_ID", "storm",
                "TRADOVATE_CID", "8",
                "TRADOVATE_SEC", "storm");
        return new MarginPortfolioVenue(exchange, TradovateStormFaults.all(), CASH_FOR_FUTURES, environment, names);
    }

    @Override
    public BigDecimal cash() {
        return cash;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
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

    private String name(Symbol symbol) {
        return Optional.ofNullable(names.get(symbol)).orElseThrow();
    }

    @Override
    public BigDecimal held(Symbol symbol) {
        return exchange.position(name(symbol));
    }

    @Override
    public List<StormReport.Order> orders(Symbol symbol) {
        return MarginReport.orders(exchange, name(symbol));
    }

    /** Values are in the account's currency, so a contract's multiplier is part of them. */
    @Override
    public List<SymbolFill> fills() {
        return exchange.fills().stream()
                .map(fill -> new SymbolFill(
                        Optional.ofNullable(symbols.get(
                                        fill.order().request().market().name()))
                                .orElseThrow(),
                        MarginReport.execution(fill),
                        MarginReport.rounding(fill)))
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
