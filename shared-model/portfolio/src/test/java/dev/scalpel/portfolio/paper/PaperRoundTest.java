package dev.scalpel.portfolio.paper;

import static dev.scalpel.portfolio.paper.PaperSamples.FIRST;
import static dev.scalpel.portfolio.paper.PaperSamples.START;
import static dev.scalpel.portfolio.paper.PaperSamples.bar;
import static dev.scalpel.portfolio.paper.PaperSamples.flat;
import static dev.scalpel.portfolio.paper.PaperSamples.signal;
import static dev.scalpel.portfolio.paper.PaperSamples.strategy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.round.Halt;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.PortfolioStateCodec;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run on paper makes of a state, in numbers that can be checked by hand. */
class PaperRoundTest {

    /** 10 bp of fee; 3 bp worse than the open, of which 1 bp is half the spread. */
    private static final Costs COSTS = Costs.of(0.001, 0.0002).withHalfSpread(0.0001);

    private static final RoundTerms TERMS =
            PaperSamples.terms(AllocationPolicy.MULTI_STRATEGY, List.of(strategy("btc", "0.5")));

    private RoundTerms terms = TERMS;
    private Costs costs = COSTS;
    private BarSeries bars = flat(100, 100, 100, 100, 100, 100, 100, 100, 100, 100);
    private final List<Signal> signals = new ArrayList<>();
    private PortfolioState state = PortfolioState.initial("w", new BigDecimal("10000"));

    @Test
    void anOrderRestsInTheStateAndFillsAtTheOpenOfItsMinute() {
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(90)));
        run(1, 0);
        assertThat(state.intents()).as("the signal comes later").isEmpty();
        run(2, 0);
        assertThat(state.intents()).hasSize(1);
        Intent order = state.intents().get(0);
        assertThat(order.status()).isEqualTo(Intent.Status.CLAIMED);
        assertThat(order.price().orElseThrow())
                .as("10 bp above an ask of 100.01")
                .isEqualByComparingTo("100.11");
        assertThat(order.quantity()).as("half of 10,000 at the limit").isEqualByComparingTo("49.945");
        run(3, 0);
        Holding held = state.books().holding("btc").orElseThrow();
        assertThat(held.cost()).as("at 100.03").isEqualByComparingTo("4995.99835");
        assertThat(state.books().cash()).as("less cost and fee").isEqualByComparingTo("4999.00565165");
        assertThat(state.outbox()).extracting(SignalOutcome::outcome).containsExactly(Outcome.EXECUTED);
    }

    @Test
    void aRunThatComesLateWithinItsMinuteDoesTheSame() {
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(90)));
        signals.add(signal("btc", TargetState.FLAT, START.plusSeconds(121)));
        run(2, 59_999);
        assertThat(state.intents()).hasSize(1);
        assertThat(state.intents().get(0).kind()).as("the later signal waits").isEqualTo(Intent.Kind.ENTRY);
        assertThat(state.intents().get(0).signedTimestamp()).isEqualTo(Minutes.plus(FIRST, 2));
        run(3, 30_000);
        assertThat(state.books().holding("btc").orElseThrow().cost()).isEqualByComparingTo("4995.99835");
    }

    @Test
    void anOrderThatTheOpenIsBeyondLapsesAndIsTriedAgainAtAFreshPrice() {
        bars = flat(100, 100, 101, 101, 101);
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(90)));
        run(2, 0);
        run(3, 0);
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.intents()).hasSize(1);
        assertThat(state.intents().get(0).attempt()).isEqualTo(2);
        assertThat(state.intents().get(0).price().orElseThrow()).isEqualByComparingTo("101.11");
        run(4, 0);
        assertThat(state.books().holding("btc")).isPresent();
    }

    @Test
    void aCloseGoesAtAnyPriceWhenItsAttemptsAreUsed() {
        bars = flat(100, 100, 100, 100, 99, 98, 97, 96, 95);
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(90)));
        signals.add(signal("btc", TargetState.FLAT, START.plusSeconds(210)));
        for (int minute = 2; minute <= 9; minute++) {
            run(minute, 0);
        }
        ClosedTrade trade = closed();
        assertThat(trade.exit().time()).as("the fourth order").isEqualTo(Minutes.plus(FIRST, 7));
        assertThat(trade.exit().price(BigDecimal.ONE).doubleValue())
                .as("3 bp below 96")
                .isCloseTo(95.9712, within(1e-9));
        assertThat(trade.reason()).isEqualTo(ExitReason.SIGNAL);
        assertThat(trade.signal().orElseThrow().id()).isEqualTo(signals.get(0).id());
        assertThat(trade.profit()).isEqualByComparingTo(state.books().cash().subtract(new BigDecimal("10000")));
    }

    @Test
    void aReversalClosesFirstAndOpensWithTheNextBar() {
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        signals.add(signal("btc", TargetState.SHORT, START.plusSeconds(240)));
        for (int minute = 1; minute <= 4; minute++) {
            run(minute, 0);
        }
        assertThat(state.intents()).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        run(5, 0);
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.intents()).extracting(Intent::kind).containsExactly(Intent.Kind.ENTRY);
        run(6, 0);
        assertThat(state.books().holding("btc").orElseThrow().side()).isEqualTo(PositionSide.SHORT);
        OpenTrade open = state.strategy("btc").trade().orElseThrow();
        assertThat(open.entry().price(BigDecimal.ONE)).isEqualByComparingTo("99.97");
    }

    @Test
    void anOrderWaitsForALateBarAndLapsesOnceALaterOneHasClosed() {
        bars = BarSeries.of(bar(FIRST, 100, 100, 100, 100), bar(Minutes.plus(FIRST, 1), 100, 100, 100, 100));
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(120)));
        run(2, 0);
        run(3, 0);
        assertThat(state.intents().get(0).attempt()).as("the bar may be late").isEqualTo(1);
        bars = bars.join(BarSeries.of(bar(Minutes.plus(FIRST, 3), 100, 100, 100, 100)));
        run(4, 0);
        assertThat(state.intents().get(0).attempt()).isEqualTo(2);
        run(5, 0);
        run(6, 0);
        assertThat(state.intents().get(0).attempt())
                .as("two minutes late are absent")
                .isEqualTo(2);
        run(7, 0);
        assertThat(state.intents().get(0).attempt()).isEqualTo(3);
    }

    @Test
    void aSignalBeforeTheFirstBarWaitsForIt() {
        bars = BarSeries.empty();
        signals.add(signal("btc", TargetState.LONG, START));
        run(0, 0);
        assertThat(state.handled()).isEmpty();
        bars = flat(100);
        run(1, 0);
        assertThat(state.intents()).hasSize(1);
    }

    @Test
    void anEntryOutsideOfTheSessionIsRefusedOnPaperToo() {
        Strategy btc = strategy("btc", "0.5");
        EntryWindow window = new EntryWindow(TradingSession.CME_FUTURES, 0);
        PaperMarket market = new PaperMarket(btc, PaperSamples.FILTERS, costs, BigDecimal.TEN, window, bars);
        PaperRound round = new PaperRound(
                PaperSamples.terms(AllocationPolicy.MULTI_STRATEGY, List.of(btc)),
                Map.of("btc", SlotSchedule.immediate(900)),
                Map.of("btc", market));
        // A Friday evening in New York, after the week's end, as all of these bars.
        PortfolioState after = round.minute(
                state, List.of(signal("btc", TargetState.LONG, START.plusSeconds(60))), START.plusSeconds(120));
        assertThat(after.intents()).isEmpty();
        assertThat(after.outbox()).extracting(SignalOutcome::outcome).containsExactly(Outcome.MARKET_CLOSED);
    }

    @Test
    void aPositionPaysTheStampsBetweenItsEntryAndItsExit() {
        costs = Costs.of(0, 0)
                .withFundingRates(FundingSeries.of(List.of(
                        new FundingRate(Minutes.plus(FIRST, 2), new BigDecimal("0.01")),
                        new FundingRate(Minutes.plus(FIRST, 4), new BigDecimal("0.02")),
                        new FundingRate(Minutes.plus(FIRST, 6), new BigDecimal("0.04")))));
        bars = flat(100, 100, 100, 100, 200, 200, 200, 200);
        signals.add(signal("btc", TargetState.SHORT, START.plusSeconds(120)));
        signals.add(signal("btc", TargetState.FLAT, START.plusSeconds(360)));
        for (int minute = 2; minute <= 7; minute++) {
            run(minute, 0);
        }
        ClosedTrade trade = closed();
        assertThat(trade.entry().quantity()).isEqualByComparingTo("50");
        assertThat(trade.funding())
                .as("not the stamp of the entry; 2 % and 4 % of 10,000, the stamp of the exit too")
                .isEqualByComparingTo("600");
        assertThat(trade.profit()).isEqualByComparingTo("-4400");
        assertThat(state.books().cash()).isEqualByComparingTo("5600");
    }

    @Test
    void aFeeInTheBaseAssetLeavesARemainderThatIsWrittenOff() {
        costs = Costs.of(0.001, 0).withFeeAsset(FeeAsset.RECEIVED);
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        signals.add(signal("btc", TargetState.FLAT, START.plusSeconds(180)));
        for (int minute = 1; minute <= 5; minute++) {
            run(minute, 0);
        }
        ClosedTrade trade = closed();
        assertThat(trade.entry().quantity()).as("5,000 at 100.1").isEqualByComparingTo("49.95");
        assertThat(trade.fees().get("BTC")).isEqualByComparingTo("0.04995");
        assertThat(trade.exit().quantity()).as("whole steps of 49.90005").isEqualByComparingTo("49.9");
        assertThat(state.dust().get("btc")).isEqualByComparingTo("0.00005");
        assertThat(trade.profit()).as("4,990 received less 1/1000, 4,995 paid").isEqualByComparingTo("-9.99");
        assertThat(state.books().cash()).isEqualByComparingTo("9990.01");
    }

    @Test
    void aHaltClosesAtTheNextOpenAndSaysSo() {
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        run(1, 0);
        run(2, 0);
        state = Halt.apply(state, "by hand", Minutes.plus(FIRST, 3) / Minutes.MILLIS);
        run(3, 0);
        run(4, 0);
        assertThat(closed().reason()).isEqualTo(ExitReason.HALT);
    }

    @Test
    void aStopRestsFromTheBarAfterTheEntryAndFillsWithinABar() {
        terms = stops("0.05", Optional.of("0.1"));
        bars = BarSeries.of(
                bar(FIRST, 100, 100, 100, 100),
                bar(Minutes.plus(FIRST, 1), 100, 100, 90, 100),
                bar(Minutes.plus(FIRST, 2), 100, 100, 100, 100),
                bar(Minutes.plus(FIRST, 3), 100, 120, 94, 100),
                bar(Minutes.plus(FIRST, 4), 100, 100, 100, 100));
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        run(1, 0);
        run(2, 0);
        Intent protection = state.intents().get(0);
        assertThat(protection.kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(protection.stopPrice().orElseThrow()).as("5 % below 100.03").isEqualByComparingTo("95.03");
        assertThat(protection.targetPrice().orElseThrow()).as("10 % above").isEqualByComparingTo("110.04");
        run(3, 0);
        assertThat(state.trades()).as("the entry's own bar is before the stop").isEmpty();
        run(4, 0);
        ClosedTrade trade = closed();
        assertThat(trade.reason()).as("of stop and target the stop comes first").isEqualTo(ExitReason.STOP);
        assertThat(trade.exit().price(BigDecimal.ONE).doubleValue())
                .as("3 bp below")
                .isCloseTo(95.03 * 0.9997, within(1e-9));
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void aStopThatABarOpensBeyondFillsAtTheOpen() {
        terms = stops("0.05", Optional.empty());
        bars = flat(100, 100, 100, 90, 90);
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        for (int minute = 1; minute <= 4; minute++) {
            run(minute, 0);
        }
        assertThat(closed().exit().price(BigDecimal.ONE).doubleValue()).isCloseTo(90 * 0.9997, within(1e-9));
    }

    @Test
    void aTargetFillsAtItsPriceOnceATickBeyondItHasTraded() {
        terms = stops("0.05", Optional.of("0.1"));
        costs = Costs.of(0.001, 0).withMakerFee(0);
        bars = BarSeries.of(
                bar(FIRST, 100, 100, 100, 100),
                bar(Minutes.plus(FIRST, 1), 100, 100, 100, 100),
                bar(Minutes.plus(FIRST, 2), 100, 110, 100, 100),
                bar(Minutes.plus(FIRST, 3), 100, 110.01, 100, 100));
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        run(1, 0);
        run(2, 0);
        run(3, 0);
        assertThat(state.trades()).as("at the target others stand before it").isEmpty();
        run(4, 0);
        assertThat(closed().reason()).isEqualTo(ExitReason.TARGET);
        assertThat(closed().exit().price(BigDecimal.ONE)).isEqualByComparingTo("110");
        assertThat(closed().fees().get("USDT"))
                .as("the entry's fee, none of the maker")
                .isEqualByComparingTo("4.995");
    }

    @Test
    void aCloseCancelsTheStopAndFillsWithTheBarOfItsMinute() {
        terms = stops("0.05", Optional.empty());
        signals.add(signal("btc", TargetState.LONG, START.plusSeconds(60)));
        signals.add(signal("btc", TargetState.FLAT, START.plusSeconds(240)));
        for (int minute = 1; minute <= 4; minute++) {
            run(minute, 0);
        }
        assertThat(state.intents()).extracting(Intent::kind).containsExactly(Intent.Kind.EXIT);
        run(5, 0);
        assertThat(closed().reason()).isEqualTo(ExitReason.SIGNAL);
        assertThat(closed().exit().time()).isEqualTo(Minutes.plus(FIRST, 4));
    }

    private static RoundTerms stops(String stop, Optional<String> target) {
        return PaperSamples.withStops(TERMS, new ProtectionTerms(new BigDecimal(stop), target.map(BigDecimal::new)));
    }

    private ClosedTrade closed() {
        assertThat(state.trades()).hasSize(1);
        return state.trades().get(0);
    }

    /** As the store would give it back: nothing lives in memory. */
    private void run(int minute, long millis) {
        PaperRound round = PaperSamples.round(terms, costs, strategy -> bars);
        PortfolioState after = round.minute(state, signals, START.plusMillis(Minutes.plus(0, minute) + millis));
        state = PortfolioStateCodec.STATE.read("state", PortfolioStateCodec.STATE.write(after));
    }
}
