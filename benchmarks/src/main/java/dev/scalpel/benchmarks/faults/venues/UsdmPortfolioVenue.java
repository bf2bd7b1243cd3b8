package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.localexchange.usdm.account.IncomeType;
import dev.scalpel.localexchange.usdm.contract.FundingRates;
import dev.scalpel.localexchange.usdm.contract.PerpetualListing;
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

/** An account at the stand-in of Binance USD-M futures. */
final class UsdmPortfolioVenue extends PortfolioVenue {

    private final UsdmExchange exchange;
    private final Map<String, Symbol> symbols;

    private UsdmPortfolioVenue(UsdmExchange exchange, Map<String, Symbol> symbols) {
        super(exchange, RequestFaults.of(new BinanceSpot().faults()));
        this.exchange = exchange;
        this.symbols = symbols;
        exchange.transfer("USDT", cash());
    }

    static UsdmPortfolioVenue start(Map<Symbol, BarSeries> bars, Clock clock, BigDecimal fundingRate) {
        UsdmExchange exchange = UsdmExchange.start(
                clock,
                bars.entrySet().stream()
                        .map(each -> PerpetualListing.of(new Listing(
                                        each.getKey(),
                                        each.getValue(),
                                        Filters.of("0.01", "0.0001"),
                                        new BigDecimal("0.00001")))
                                .withFunding(FundingRates.constant(fundingRate)))
                        .toList());
        return new UsdmPortfolioVenue(
                exchange,
                bars.keySet().stream()
                        .collect(Collectors.toMap(symbol -> symbol.base() + symbol.quote(), Function.identity())));
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
        return UsdmReport.orders(exchange, symbol);
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
