package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueCapabilities;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What paper and venue derive from the settings is the same. */
class PortfolioConfigTest {

    private static final Settings SETTINGS =
            SettingsReader.fromText("the test's settings", """
                    symbols: {BTC/USDT: 0.1}
                    execution: {stopLimitOffsetBp: 70, stopTimeoutSeconds: 25}
                    signals: {maxAgeSeconds: 700}
                    limits: {drawdownShare: 0.3, maxConsecutiveLosses: 6}
                    portfolios:
                      crypto:
                        quote: USDT
                        allocation: buy-side-boost
                        valuation: market
                        timeframe: 4h
                        executeAfterSeconds: 90
                        attempts: 5
                        limits: {drawdownShare: 0.2}
                        strategies:
                          sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.4, stopLoss: 0.08, takeProfit: 0.2}
                          btc: {instrument: BTC/USDT, share: 0.3}
                    """, Map.of()).settings();
    private static final Portfolio CRYPTO = SETTINGS.portfolio("crypto").orElseThrow();

    private static final VenueCapabilities SPOT =
            new VenueCapabilities(true, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.SPOT, false, false);

    private final PortfolioConfig venue = PortfolioConfig.of(SETTINGS, CRYPTO);
    private final PaperPortfolio paper = new PaperPortfolio(SETTINGS, CRYPTO);

    @Test
    void paperAndVenueKeepToTheSameTermsButForTheTimeOfAnOrder() {
        RoundTerms onPaper = paper.terms(false);
        RoundTerms atVenue = venue.terms(SPOT);

        assertThat(new RoundTerms(
                        atVenue.portfolio(),
                        atVenue.allocation(),
                        atVenue.attempts(),
                        onPaper.validMillis(),
                        onPaper.idempotency(),
                        atVenue.protection(),
                        atVenue.limits()))
                .isEqualTo(onPaper);
        assertThat(atVenue.validMillis()).isEqualTo(SETTINGS.venueConnection().recvWindowMillis());
        assertThat(atVenue.idempotency()).isEqualTo(SPOT.idempotency());
        assertThat(onPaper.idempotency()).isEqualTo(IdempotencyPolicy.ORDER_TIME);
    }

    @Test
    void theTermsAreThoseOfTheSettings() {
        RoundTerms terms = paper.terms(false);

        assertThat(terms.allocation().policy()).isEqualTo(AllocationPolicy.BUY_SIDE_BOOST);
        assertThat(terms.allocation().valuation()).isEqualTo(Valuation.MARKET);
        assertThat(terms.allocation().strategies())
                .containsExactlyInAnyOrder(
                        strategy("sol", "SOL/USDT", Origin.SIGNAL, "0.4"),
                        strategy("btc", "BTC/USDT", Origin.MODEL, "0.3"));
        assertThat(terms.attempts()).isEqualTo(5);
        assertThat(terms.protection().byStrategy())
                .containsExactly(Map.entry(
                        "sol", new ProtectionTerms(new BigDecimal("0.08"), Optional.of(new BigDecimal("0.2")))));
        assertThat(terms.protection().stopLimitOffsetBp()).isEqualByComparingTo("70");
        assertThat(terms.protection().stopTimeoutMillis()).isEqualTo(25_000);
        assertThat(terms.limits()).isEqualTo(SETTINGS.limitsOf(CRYPTO));
    }

    @Test
    void onlyStrategiesThatTakeSignalsHaveASchedule() {
        assertThat(venue.schedules()).isEqualTo(paper.schedules()).containsOnlyKeys("sol");
        assertThat(venue.schedule()).isEqualTo(paper.schedule());
        assertThat(venue.schedule().maxAgeSeconds()).isEqualTo(700);
        assertThat(venue.strategies().values()).containsExactlyInAnyOrderElementsOf(paper.strategies());
    }

    @Test
    void entriesKeepToTheSessionUnlessTheSettingsSayOtherwise() {
        EntryWindow inSession =
                new EntryWindow(TradingSession.FOREX, SETTINGS.limits().sessionEndMinutes());
        assertThat(venue.entryWindow(TradingSession.FOREX)).isEqualTo(inSession);
        assertThat(paper.entryWindow(TradingSession.FOREX)).isEqualTo(inSession);

        Settings always = SettingsReader.fromText("test", """
                symbols: {XRP/USDT: 0.1}
                portfolios:
                  crypto: {quote: USDT, inSession: false, strategies: {btc: {ticker: B, instrument: BTC/USDT, share: 0.3}}}
                """, Map.of()).settings();
        assertThat(new PaperPortfolio(always, always.portfolio("crypto").orElseThrow())
                        .entryWindow(TradingSession.FOREX))
                .isEqualTo(EntryWindow.ALWAYS);
    }

    private static Strategy strategy(String name, String symbol, Origin origin, String share) {
        return new Strategy(
                name, new InstrumentId(SETTINGS.venue(), Symbol.parse(symbol)), origin, new BigDecimal(share));
    }
}
