package dev.scalpel.venue.sample;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The isolated margin of the sample venue. */
final class SampleMargin implements MarginVenue {

    private static final Symbol ONLY = Symbol.parse("BTC/USDT");

    private final SampleHttp http;

    SampleMargin(SampleHttp http) {
        this.http = http;
    }

    @Override
    public MarginSetup marginSetup(Symbol symbol) throws IOException {
        SampleResponses.Margin margin = read(symbol);
        return new MarginSetup(margin.oneWay(), margin.isolated(), margin.leverage());
    }

    /** The mode is of the account, which has one instrument. */
    @Override
    public void useOneWay() throws IOException {
        SampleResponses.Margin margin = read(ONLY);
        change(ONLY, new SampleResponses.Margin(true, margin.isolated(), margin.leverage()));
    }

    @Override
    public void useIsolated(Symbol symbol) throws IOException {
        SampleResponses.Margin margin = read(symbol);
        change(symbol, new SampleResponses.Margin(margin.oneWay(), true, margin.leverage()));
    }

    @Override
    public void useLeverage(Symbol symbol, int leverage) throws IOException {
        SampleResponses.Margin margin = read(symbol);
        change(symbol, new SampleResponses.Margin(margin.oneWay(), margin.isolated(), leverage));
    }

    private SampleResponses.Margin read(Symbol symbol) throws IOException {
        return http.get(path(symbol), SampleResponses.Margin.class);
    }

    private void change(Symbol symbol, SampleResponses.Margin wanted) throws IOException {
        http.post(path(symbol), wanted, SampleResponses.Margin.class);
    }

    private static String path(Symbol symbol) {
        return "/margin/" + SampleMarketData.name(symbol);
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) throws IOException {
        SampleResponses.Position position =
                http.get("/positions/" + SampleMarketData.name(symbol), SampleResponses.Position.class);
        return new MarginPosition(
                position.quantity(),
                position.entry(),
                position.mark(),
                Optional.ofNullable(position.liquidation()),
                position.margin());
    }

    @Override
    public MarginAccount marginAccount(String asset) throws IOException {
        SampleResponses.Account account = http.get("/account", SampleResponses.Account.class);
        return new MarginAccount(
                asset, account.wallet(), account.unrealised(), account.available(), account.maintenance());
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) throws IOException {
        SampleResponses.Terms terms = http.get("/terms/" + SampleMarketData.name(symbol), SampleResponses.Terms.class);
        MarginTier only = new MarginTier(
                BigDecimal.ZERO,
                terms.largestNotional(),
                terms.maxLeverage(),
                terms.maintenanceRate(),
                BigDecimal.ZERO);
        return new MarginTerms(leverage, new MarginTiers(List.of(only)), terms.liquidationFeeRate());
    }

    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        String path =
                "/payments?instrument=" + SampleMarketData.name(symbol) + "&from=" + fromMillis + "&to=" + toMillis;
        return http.get(path, SampleResponses.Payments.class).payments().stream()
                .map(row -> new MarginPayment(
                        row.kind().equals("funding") ? MarginPayment.Kind.FUNDING : MarginPayment.Kind.LIQUIDATION_FEE,
                        row.id(),
                        row.millis(),
                        row.amount(),
                        symbol.quote()))
                .toList();
    }
}
