package dev.scalpel.venue.oanda;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account on margin: one margin for all positions. The venue closes them all when the account is worth half of what they need
 * ("How to Calculate a Margin Closeout").
 */
final class OandaAccount implements MarginVenue {

    private static final BigDecimal CLOSEOUT_SHARE = new BigDecimal("0.5");
    private static final int NOT_FOUND = 404;

    private final OandaHttp http;
    private final OandaHistory history;
    private final OandaInstruments instruments;

    OandaAccount(OandaHttp http, OandaHistory history, OandaInstruments instruments) {
        this.http = http;
        this.history = history;
        this.instruments = instruments;
    }

    OandaResponses.Summary summary() throws IOException {
        return http.get("/summary", OandaResponses.AccountSummary.class).account();
    }

    Balances balances() throws IOException {
        OandaResponses.Summary summary = summary();
        BigDecimal free = summary.marginAvailable().min(summary.balance()).max(BigDecimal.ZERO);
        BigDecimal rest = summary.balance().subtract(free).max(BigDecimal.ZERO);
        return new Balances(Map.of(summary.currency(), new Balances.Balance(free, rest)));
    }

    /** Below zero for a short position. */
    BigDecimal position(Symbol symbol) throws IOException {
        return held(symbol).map(OandaResponses.OfPosition::net).orElse(BigDecimal.ZERO);
    }

    private Optional<OandaResponses.OfPosition> held(Symbol symbol) throws IOException {
        try {
            OandaResponses.OfPosition position = http.get(
                            "/positions/" + OandaAdapter.instrument(symbol), OandaResponses.Position.class)
                    .position();
            if (position.bought().units().signum() != 0
                    && position.sold().units().signum() != 0) {
                throw hedging();
            }
            return Optional.of(position);
        } catch (OandaException refused) {
            if (refused.status() == NOT_FOUND) {
                // The account has never held any of it.
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static VenueException hedging() {
        return new VenueException(
                VenueException.Kind.REJECTED,
                OandaAdapter.NAME + ": the account is a hedging account, which can hold both sides of an instrument at"
                        + " once: open one without hedging for Scalpel");
    }

    @Override
    public boolean isolates() {
        return false;
    }

    @Override
    public MarginSetup marginSetup(Symbol symbol) throws IOException {
        return new MarginSetup(!summary().hedgingEnabled(), false, leverage(instruments.listed(symbol)));
    }

    /** The kind of an account is chosen when it is opened. */
    @Override
    public void useOneWay() {
        throw hedging();
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
        Optional<OandaResponses.OfPosition> held =
                held(symbol).filter(position -> position.net().signum() != 0);
        if (held.isEmpty()) {
            return MarginPosition.NONE;
        }
        OandaResponses.OfPosition position = held.get();
        boolean isLong = position.net().signum() > 0;
        BigDecimal entry = Optional.ofNullable((isLong ? position.bought() : position.sold()).averagePrice())
                .orElseThrow(() -> new IOException("the venue reports a position without its price"));
        BigDecimal mark = new OandaPrices(http).quote(symbol).takerPrice(isLong ? OrderSide.SELL : OrderSide.BUY);
        return new MarginPosition(
                position.net(),
                entry,
                mark,
                Optional.empty(),
                Optional.ofNullable(position.marginUsed()).orElse(BigDecimal.ZERO));
    }

    /** The account has one currency: of any other it has nothing. */
    @Override
    public MarginAccount marginAccount(String asset) throws IOException {
        OandaResponses.Summary summary = summary();
        if (!summary.currency().equals(asset)) {
            throw otherCurrency(summary.currency(), asset);
        }
        return new MarginAccount(
                asset,
                summary.balance(),
                summary.unrealised(),
                summary.marginAvailable(),
                summary.marginUsed().multiply(CLOSEOUT_SHARE));
    }

    static VenueException otherCurrency(String currency, String asset) {
        return new VenueException(
                VenueException.Kind.REJECTED,
                OandaAdapter.NAME + ": the account is in " + currency + ", not in " + asset);
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) throws IOException {
        OandaResponses.Listed listed = instruments.listed(symbol);
        MarginTier all = new MarginTier(
                BigDecimal.ZERO,
                new BigDecimal("1e18"),
                leverage(listed),
                listed.marginRate().multiply(CLOSEOUT_SHARE),
                BigDecimal.ZERO);
        return new MarginTerms(leverage, new MarginTiers(List.of(all)), BigDecimal.ZERO);
    }

    private static int leverage(OandaResponses.Listed listed) {
        return Math.max(
                1,
                BigDecimal.ONE.divide(listed.marginRate(), 0, RoundingMode.DOWN).intValueExact());
    }

    /** Financing of positions that are held at 17:00 in New York: DAILY_FINANCING ("Transaction Definitions"). */
    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        String currency = summary().currency();
        List<MarginPayment> payments = new ArrayList<>();
        for (OandaResponses.Transaction row : history.between(fromMillis, toMillis, OandaHistory.FINANCING)) {
            OandaResponses.rows(row.positionFinancings()).stream()
                    .filter(each -> each.instrument().equals(OandaAdapter.instrument(symbol)))
                    .forEach(each -> payments.add(new MarginPayment(
                            MarginPayment.Kind.FUNDING,
                            row.id() + "-" + each.instrument(),
                            OandaResponses.millis(row.time()),
                            each.financing(),
                            currency)));
        }
        return payments;
    }
}
