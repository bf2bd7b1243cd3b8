package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.bybit.linear.LinearContracts;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.PerpetualExchange;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An account at a stand-in over the perpetual core. */
final class PerpetualPortfolioVenue extends PortfolioVenue {

    private final PerpetualExchange exchange;
    private final Map<String, Symbol> symbols;

    private PerpetualPortfolioVenue(PerpetualExchange exchange, Map<RequestFault, Fault> faults, Set<Symbol> symbols) {
        super(exchange, faults);
        this.exchange = exchange;
        this.symbols = symbols.stream()
                .collect(Collectors.toMap(symbol -> symbol.base() + symbol.quote(), Function.identity()));
        exchange.transfer("USDT", cash());
    }

    /** At the stand-in of Binance USD-M. */
    static PerpetualPortfolioVenue usdm(Map<Symbol, BarSeries> bars, Clock clock, BigDecimal fundingRate) {
        List<PerpetualListing> contracts = contracts(bars, PerpetualListing::of, fundingRate);
        return new PerpetualPortfolioVenue(
                UsdmExchange.start(clock, contracts), RequestFaults.of(new BinanceSpot().faults()), bars.keySet());
    }

    /** At the stand-in of Bybit. */
    static PerpetualPortfolioVenue linear(Map<Symbol, BarSeries> bars, Clock clock, BigDecimal fundingRate) {
        List<PerpetualListing> contracts = contracts(bars, LinearContracts::of, fundingRate);
        BybitExchange server = BybitExchange.start(0, clock, List.of(), contracts, ApiKey.rehearsal());
        return new PerpetualPortfolioVenue(server.linear(), BybitRequestFaults.all(), bars.keySet());
    }

    private static List<PerpetualListing> contracts(
            Map<Symbol, BarSeries> bars, Function<Listing, PerpetualListing> contract, BigDecimal fundingRate) {
        return bars.entrySet().stream()
                .map(each -> new Listing(
                        each.getKey(), each.getValue(), Filters.of("0.01", "0.0001"), new BigDecimal("0.00001")))
                .map(listing -> contract.apply(listing).withFunding(FundingRates.constant(fundingRate)))
                .toList();
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
        return exchange.walletBalance("USDT");
    }

    @Override
    public BigDecimal held(Symbol symbol) {
        return exchange.position(symbol).quantity();
    }

    @Override
    public List<StormReport.Order> orders(Symbol symbol) {
        return PerpetualReport.orders(exchange, symbol);
    }

    @Override
    public List<SymbolFill> fills() {
        return exchange.fills().stream()
                .map(fill -> new SymbolFill(
                        Optional.ofNullable(symbols.get(fill.symbol())).orElseThrow(),
                        new StormReport.Execution(
                                fill.clientId(), fill.side(), fill.quantity(), fill.quoteQuantity(), fill.fee())))
                .toList();
    }

    @Override
    public BigDecimal funding() {
        return exchange.incomes().stream()
                .filter(income -> income.type() == IncomeType.FUNDING_FEE)
                .map(income -> income.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public void deposit(BigDecimal amount) {
        exchange.transfer("USDT", amount);
    }
}
