package dev.scalpel.venue.trading;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The margin of a venue in memory, which records what it was requested to change. */
final class MarginFixture implements MarginVenue {

    static final MarginAccount ACCOUNT = new MarginAccount(
            "USDT", new BigDecimal("1000"), new BigDecimal("-12.5"), new BigDecimal("880"), new BigDecimal("4"));

    final List<String> changes = new ArrayList<>();
    MarginSetup setup = new MarginSetup(false, false, 20);
    /** Whether it confirms changes that it does not make. */
    boolean ignoresChanges;

    long paidFrom;
    long paidTo;

    @Override
    public MarginSetup marginSetup(Symbol symbol) {
        return setup;
    }

    @Override
    public void useOneWay() {
        change("one-way", new MarginSetup(true, setup.isolated(), setup.leverage()));
    }

    @Override
    public void useIsolated(Symbol symbol) {
        change("isolated " + symbol, new MarginSetup(setup.oneWay(), true, setup.leverage()));
    }

    @Override
    public void useLeverage(Symbol symbol, int leverage) {
        change("leverage " + symbol + " " + leverage, new MarginSetup(setup.oneWay(), setup.isolated(), leverage));
    }

    private void change(String what, MarginSetup after) {
        changes.add(what);
        setup = ignoresChanges ? setup : after;
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        return MarginPosition.NONE;
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        return ACCOUNT;
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        return terms(leverage);
    }

    static MarginTerms terms(int leverage) {
        MarginTier only =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("50000"), 20, new BigDecimal("0.01"), BigDecimal.ZERO);
        return new MarginTerms(leverage, new MarginTiers(List.of(only)), new BigDecimal("0.0125"));
    }

    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) {
        paidFrom = fromMillis;
        paidTo = toMillis;
        return List.of(new MarginPayment(MarginPayment.Kind.FUNDING, "7", fromMillis, new BigDecimal("-0.01"), "USDT"));
    }
}
