package dev.scalpel.monitoring.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.Review;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.summary.PortfolioText;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.log.TransferRow;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfolioReaderTest {

    private static final Instant END = Instant.parse("2024-08-12T00:00:00Z");
    private static final ReviewPeriod WEEK = ReviewPeriod.finishedWeek(END.plusSeconds(60));
    private static final long NOON = Instant.parse("2024-08-10T12:00:00Z").toEpochMilli();
    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Settings SETTINGS =
            SettingsReader.fromText("test", """
                model: {trading: false}
                portfolios:
                  crypto:
                    quote: USDT
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25}
                """, Map.of()).settings();

    private final MemoryStore store = new MemoryStore();
    private final Repositories repositories = Repositories.in(store);
    private final PortfolioLog log = new StoredPortfolioLog(store);

    @BeforeEach
    void aWeek() {
        new StoredBars(store)
                .append(
                        BTC,
                        new BarSeries.Builder(1)
                                .add(new Bar(END.toEpochMilli() - 60_000, 52_000, 52_100, 51_900, 52_050, 10, 5, 4))
                                .build());
        Books books = Books.ofCash(amount("10000"))
                .opened(
                        "btc",
                        PositionSide.LONG,
                        new Execution(amount("0.04"), amount("2000"), amount("0"), Execution.FeeIn.QUOTE));
        new StoredPortfolios(store)
                .create("crypto", PortfolioState.initial("w", amount("0")).withBooks(books));
        log.addSignals(
                "crypto",
                List.of(
                        signal("a", "btc", Outcome.EXECUTED, "", NOON),
                        signal("b", "btc", Outcome.ALREADY, "", NOON + 1),
                        signal("c", "eth", Outcome.LIMIT, "daily loss of 3.1 %", NOON + 2),
                        signal("d", "eth", Outcome.STALE, "", NOON + 3),
                        signal("before", "eth", Outcome.FAILED, "", WEEK.fromMillis() - 1)));
        log.addOrders(
                "crypto",
                List.of(
                        order("o1", "a", OrderSide.BUY, "0.03", "50010", NOON + 60_000),
                        order("o2", "a", OrderSide.BUY, "0.01", "50050", NOON + 65_000),
                        order("o3", "missing", OrderSide.BUY, "5", "1", NOON)));
        repositories.ledger().merge(BTC, new Outbox(List.of(), List.of(trade("o0", "btc"), trade("m0", "model"))));
        log.addTransfers(
                "crypto",
                List.of(
                        transfer("drift-1", "500", NOON),
                        transfer("drift-2", "-120.5", NOON + 60_000),
                        transfer("drift-0", "9000", WEEK.fromMillis() - 1)));
    }

    @Test
    void aPortfolioIsWorthItsCashAndWhatItHolds() {
        PortfolioReview.Value value = review().value().orElseThrow();
        assertThat(value.cash()).isEqualByComparingTo("8000");
        assertThat(value.atCost()).isEqualByComparingTo("10000");
        assertThat(value.atMarket().orElseThrow()).isEqualByComparingTo("10082");
    }

    @Test
    void aHoldingWithoutBarsHasNoMarketValue() {
        MemoryStore without = new MemoryStore();
        new StoredPortfolios(without)
                .create(
                        "crypto",
                        new StoredPortfolios(store).read("crypto").orElseThrow().value());
        PortfolioReview review = PortfolioReader.in(SETTINGS, without, Repositories.in(without))
                .read(SETTINGS.portfolio("crypto").orElseThrow(), WEEK);
        assertThat(review.value().orElseThrow().atMarket()).isEmpty();
        assertThat(PortfolioText.sentences(review)).anyMatch(text -> text.contains("at market unknown"));
    }

    @Test
    void signalsOfThePeriodAreCountedByOutcome() {
        assertThat(review().outcomes())
                .isEqualTo(Map.of(Outcome.EXECUTED, 1, Outcome.ALREADY, 1, Outcome.LIMIT, 1, Outcome.STALE, 1));
        assertThat(review().notExecuted())
                .extracting(PortfolioReview.Refusal::signal)
                .containsExactly("d", "c");
        assertThat(review().notExecuted().get(1).reason()).isEqualTo("daily loss of 3.1 %");
    }

    /** 0.03 at 2 bp and 0.01 at 10 bp worse than 50,000, and the first order a minute after the receipt. */
    @Test
    void fillsAreComparedWithThePriceOfTheirSignal() {
        StrategyReview btc = review().strategies().get(0);
        double weights = 0.03 * 50_010 + 0.01 * 50_050;
        assertThat(btc.slippageBp().orElseThrow())
                .isCloseTo((0.03 * 50_010 * 2 + 0.01 * 50_050 * 10) / weights, within(1e-9));
        assertThat(btc.latencyMillis()).hasValue(60_000);
        assertThat(btc.orders()).isEqualTo(3);
        assertThat(review().strategies().get(1).slippageBp()).isEmpty();
    }

    @Test
    void aTradeOfTheModelOnTheSameInstrumentIsNotOfTheStrategy() {
        StrategyReview btc = review().strategies().get(0);
        assertThat(btc.trades()).isEqualTo(1);
        assertThat(btc.netProfit()).isEqualByComparingTo("7.5");
        assertThat(review().drifts())
                .singleElement()
                .satisfies(drift -> assertThat(drift.strategy()).isEqualTo("btc"));
    }

    @Test
    void depositsAndWithdrawalsOfThePeriodAreNamedInTextPageAndFigures() {
        assertThat(review().transfers())
                .extracting(PortfolioReview.Transfer::amount)
                .containsExactly(amount("-120.5"), amount("500"));
        assertThat(PortfolioText.sentences(review()))
                .contains("Cash of +379.50 USDT came or went in 2 transfers: it counts as no profit.");
        Review.Result result = new Review(SETTINGS, store, repositories).of(WEEK, END.plusSeconds(60));
        assertThat(result.page())
                .contains("cash that came or went and is no profit")
                .contains("withdrawal");
        JsonNode transfers = result.metrics().at("/portfolios/0/transfers");
        assertThat(transfers).hasSize(2);
        assertThat(transfers.at("/0/amount").decimalValue()).isEqualByComparingTo("-120.5");
    }

    @Test
    void whatTheVenueClosedAndWhatFundingCameToIsSaid() {
        repositories.ledger().merge(BTC, new Outbox(List.of(), List.of(ended("l0", ExitReason.LIQUIDATION, "-1.25"))));
        repositories.ledger().merge(BTC, new Outbox(List.of(), List.of(ended("d0", ExitReason.DELEVERAGED, "0.5"))));

        assertThat(review().funding()).isEqualByComparingTo("-0.75");
        assertThat(PortfolioText.sentences(review()))
                .anyMatch(text -> text.contains("after fees and −0.75 of funding."));
        Review.Result result = new Review(SETTINGS, store, repositories).of(WEEK, END.plusSeconds(60));
        assertThat(result.page()).contains("liquidated by the venue").contains("auto-deleveraged by the venue");
        assertThat(result.metrics().path("attention").toString())
                .contains("Portfolio crypto: 1 holding closed by another hand.")
                .contains("Portfolio crypto: 1 holding liquidated by the venue.")
                .contains("Portfolio crypto: 1 holding auto-deleveraged by the venue.");
        assertThat(result.metrics().at("/portfolios/0/strategies/0/funding").decimalValue())
                .isEqualByComparingTo("-0.75");
        assertThat(result.metrics().at("/portfolios/0/endedByAnotherHand").toString())
                .contains("\"LIQUIDATION\"");
    }

    @Test
    void aPortfolioThatHasNotRunYetSaysSo() {
        MemoryStore empty = new MemoryStore();
        PortfolioReview review = PortfolioReader.in(SETTINGS, empty, Repositories.in(empty))
                .read(SETTINGS.portfolio("crypto").orElseThrow(), WEEK);
        assertThat(PortfolioText.sentences(review))
                .containsExactly(
                        "It has not run yet (paper at binance).", "0 trades closed, 0.00 USDT after fees. No signals.");
    }

    @Test
    void aPauseIsNamedInTextFiguresAndAttention() {
        StoredPortfolios states = new StoredPortfolios(store);
        var stored = states.read("crypto").orElseThrow();
        states.replace(
                "crypto", stored, stored.value().withPause(Optional.of("news")).writtenBy("test"));

        assertThat(PortfolioText.sentences(review()))
                .contains("Paused: news. It keeps what it holds and opens nothing until you resume.");
        JsonNode metrics = new Review(SETTINGS, store, repositories)
                .of(WEEK, END.plusSeconds(60))
                .metrics();
        assertThat(metrics.at("/portfolios/0/paused").asText()).isEqualTo("news");
        assertThat(metrics.path("attention").toString()).contains("Portfolio crypto is paused: news.");
    }

    @Test
    void aPauseAndAHaltOfTheModelNeedAttention() {
        repositories.account().change("w", account -> account.pause("w", "news", 1));
        assertThat(attention()).contains("The model is paused and opens nothing: news.");
        repositories.account().change("w", account -> account.halt("w", "enough", 2));
        assertThat(attention()).contains("Trading is halted: enough.");
        repositories.account().change("w", account -> account.resume("w", 3));
        assertThat(attention()).doesNotContain("news").doesNotContain("enough");
    }

    private String attention() {
        return new Review(SETTINGS, store, repositories)
                .of(WEEK, END.plusSeconds(60))
                .metrics()
                .path("attention")
                .toString();
    }

    @Test
    void theReportOfASetUpWithoutAModelHasThePortfolio() {
        Review.Result result = new Review(SETTINGS, store, repositories).of(WEEK, END.plusSeconds(60));
        assertThat(result.page())
                .contains("<section id=\"portfolios\">")
                .contains("daily loss of 3.1 %")
                .contains("href=\"#portfolios\"");
        JsonNode portfolio = result.metrics().path("portfolios").get(0);
        assertThat(portfolio.path("name").asText()).isEqualTo("crypto");
        assertThat(portfolio.path("valueAtMarket").decimalValue()).isEqualByComparingTo("10082");
        assertThat(portfolio
                        .path("strategies")
                        .get(0)
                        .path("medianLatencyMillis")
                        .asDouble())
                .isEqualTo(60_000);
        assertThat(result.metrics().path("attention").toString())
                .contains("Portfolio crypto: 1 signal failed, filled in part or came too late.");
    }

    private PortfolioReview review() {
        return PortfolioReader.in(SETTINGS, store, repositories)
                .read(SETTINGS.portfolio("crypto").orElseThrow(), WEEK);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    private static SignalLogRow signal(String id, String strategy, Outcome outcome, String reason, long endedAt) {
        return new SignalLogRow(
                id,
                1,
                strategy,
                TargetState.LONG,
                Signal.Kind.ORDER,
                endedAt,
                endedAt,
                Optional.of(amount("50000")),
                outcome,
                reason,
                endedAt);
    }

    private static OrderRow order(String id, String signal, OrderSide side, String quantity, String price, long sent) {
        return new OrderRow(
                id,
                1,
                "paper",
                "btc",
                BTC.symbol(),
                OrderRow.Purpose.OPEN,
                side,
                amount(quantity),
                Optional.of(amount("50100")),
                amount(quantity),
                Optional.of(amount(price)),
                Map.of(),
                BigDecimal.ONE,
                Optional.of(signal),
                sent,
                sent + 1_000,
                Intent.Status.FILLED,
                List.of());
    }

    private static TransferRow transfer(String id, String amount, long time) {
        return new TransferRow(id, 1, "paper", "USDT", amount(amount), time);
    }

    private static TradeRow ended(String id, ExitReason reason, String funding) {
        TradeRow trade = trade(id, "btc");
        return new TradeRow(
                id,
                1,
                "paper",
                trade.basis(),
                Optional.empty(),
                NOON,
                trade.entry(),
                trade.exit(),
                reason,
                Map.of(),
                amount("-3"),
                -0.006,
                Double.NaN,
                Double.NaN,
                BigDecimal.ONE,
                amount(funding));
    }

    private static TradeRow trade(String id, String strategy) {
        TradeRow.Leg leg = new TradeRow.Leg(NOON, amount("50000"), amount("50000"), amount("0.01"), amount("0.01"), 0);
        EntryBasis.Distances distances = new EntryBasis.Distances(PositionSide.LONG, Double.NaN, Double.NaN, 60, 0);
        EntryBasis basis = new EntryBasis.BySignal(strategy, "crypto:a", distances);
        assertThat(basis.origin()).isEqualTo(Origin.SIGNAL);
        return new TradeRow(
                id,
                1,
                "paper",
                basis,
                Optional.empty(),
                NOON,
                leg,
                leg,
                ExitReason.EXTERNAL,
                Map.of(),
                amount("7.5"),
                0.015,
                Double.NaN,
                Double.NaN);
    }
}
