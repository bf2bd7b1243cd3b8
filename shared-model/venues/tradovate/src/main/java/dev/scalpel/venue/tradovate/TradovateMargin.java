package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The account on margin: one margin for all positions, so much a contract ("Contract Margin"). Nothing is paid besides fills. */
final class TradovateMargin implements MarginVenue {

    private static final String CURRENCY = "USD";
    private static final int DECIMALS = 8;

    private final TradovateSession session;
    private final TradovateAccount account;
    private final TradovateQuotes quotes;

    TradovateMargin(TradovateSession session, TradovateAccount account, TradovateQuotes quotes) {
        this.session = session;
        this.account = account;
        this.quotes = quotes;
    }

    @Override
    public boolean isolates() {
        return false;
    }

    /** Positions net, always; leverage follows from the margin of a contract and its price. */
    @Override
    public MarginSetup marginSetup(Symbol symbol) throws IOException {
        account.contract(symbol);
        return new MarginSetup(true, false, 1);
    }

    @Override
    public void useOneWay() {
        throw new UnsupportedOperationException("positions net, always");
    }

    @Override
    public void useIsolated(Symbol symbol) {
        throw new UnsupportedOperationException("the venue has one margin for all positions");
    }

    @Override
    public void useLeverage(Symbol symbol, int leverage) {
        throw new UnsupportedOperationException("the venue has one margin for all positions");
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) throws IOException {
        Optional<JsonNode> open = account.openPosition(symbol);
        if (open.isEmpty()) {
            return MarginPosition.NONE;
        }
        BigDecimal net = open.get().path("netPos").decimalValue();
        FuturesContract contract = account.contract(symbol);
        BigDecimal mark = quotes.read(contract.name()).takerPrice(net.signum() > 0 ? OrderSide.SELL : OrderSide.BUY);
        return new MarginPosition(
                net,
                open.get().path("netPrice").decimalValue(),
                mark,
                Optional.empty(),
                margin(contract).path("initialMargin").decimalValue().multiply(net.abs()));
    }

    /** The account has one currency. */
    @Override
    public MarginAccount marginAccount(String asset) throws IOException {
        if (!asset.equals(CURRENCY)) {
            throw new VenueException(
                    VenueException.Kind.REJECTED,
                    TradovateAdapter.NAME + ": the account is in " + CURRENCY + ", not in " + asset);
        }
        JsonNode cash = account.cash();
        return new MarginAccount(
                CURRENCY,
                cash.path("totalCashValue").decimalValue(),
                cash.path("openPnL").decimalValue(),
                cash.path("netLiq")
                        .decimalValue()
                        .subtract(cash.path("initialMargin").decimalValue()),
                cash.path("maintenanceMargin").decimalValue());
    }

    /** At the present price: a contract's margin is an amount, not a share of its value. */
    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) throws IOException {
        FuturesContract contract = account.contract(symbol);
        JsonNode margin = margin(contract);
        BigDecimal value =
                quotes.read(contract.name()).mid().multiply(contract.root().multiplier());
        int highest = Math.max(
                1,
                value.divide(margin.path("initialMargin").decimalValue(), 0, RoundingMode.DOWN)
                        .intValueExact());
        BigDecimal maintenance = margin.path("maintenanceMargin")
                .decimalValue()
                .divide(value, DECIMALS, RoundingMode.UP)
                .min(BigDecimal.ONE.divide(BigDecimal.valueOf(highest + 1L), DECIMALS, RoundingMode.DOWN));
        MarginTier all = new MarginTier(BigDecimal.ZERO, new BigDecimal("1e18"), highest, maintenance, BigDecimal.ZERO);
        return new MarginTerms(leverage, new MarginTiers(List.of(all)), BigDecimal.ZERO);
    }

    private JsonNode margin(FuturesContract contract) throws IOException {
        JsonNode found = session.get("contract/find?name=" + contract.name());
        JsonNode margins =
                session.get("contractMargin/deps?masterid=" + found.path("id").asLong());
        if (margins.isEmpty()
                || margins.path(0).path("initialMargin").decimalValue().signum() <= 0) {
            throw new IOException("the venue reports no margin of " + contract);
        }
        return margins.path(0);
    }

    /** Nothing is charged for holding a contract. */
    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) {
        return List.of();
    }
}
