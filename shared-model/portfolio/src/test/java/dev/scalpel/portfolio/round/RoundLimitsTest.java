package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.booking.DriftBooking;
import dev.scalpel.portfolio.state.AccountDay;
import dev.scalpel.portfolio.state.LossStreak;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a pause and each limit forbid, and that neither ever stops a close. */
class RoundLimitsTest extends RoundFixture {

    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    private RiskLimits limits = RiskLimits.NONE;

    @Override
    RoundTerms terms() {
        return new RoundTerms(
                "crypto",
                TERMS.allocation(),
                TERMS.attempts(),
                TERMS.validMillis(),
                TERMS.idempotency(),
                ProtectionRules.NONE,
                limits);
    }

    @Test
    void aPauseForbidsEntriesAndLetsClosesGoOn() {
        hold("btc", "0.1", "5000");
        state = Halt.pause(state, "news at 14:00");
        assertThat(Halt.pause(state, "again")).isEqualTo(state);
        signal("eth", TargetState.LONG, 1);
        signal("btc", TargetState.FLAT, 2);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).clientId()).startsWith("c");
        fill("0.1");
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.EXECUTED, Outcome.LIMIT);
        assertThat(detail()).contains("paused: news at 14:00");
        state = Halt.resume(state);
        assertThat(state.paused()).isEmpty();
        plan();
        assertThat(orders).as("what was refused is not kept").isEmpty();
        signal("eth", TargetState.LONG, 3);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void aPauseTrimsNothing() {
        hold("btc", "0.18", "9000");
        state = state.withBooks(state.books().transferred(new BigDecimal("-9000")));
        state = Halt.pause(state, "x");
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.LIMIT);
    }

    @Test
    void aPauseEndsAnEntryThatHasBegun() {
        signal("btc", TargetState.LONG, 0);
        plan();
        fill("0.04");
        state = Halt.pause(state, "x");
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.UNDERFILLED);
        assertThat(detail()).contains("paused: x");
    }

    @Test
    void aReversalThatIsForbiddenStillCloses() {
        hold("btc", "0.1", "5000");
        state = Halt.pause(state, "x");
        signal("btc", TargetState.SHORT, 1);
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c");
        fill("0.1");
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.LIMIT);
    }

    @Test
    void theDailyLossIsMeasuredFromTheValueAtCostAsTheDayBegan() {
        limits = limits(0.03, 1, 9, 9);
        lose("300.01");
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.LIMIT);
        assertThat(detail()).contains("the account has lost 3 % today, and no entry is made from 3 % on");
        now = NOW + DAY;
        signal("eth", TargetState.LONG, 2);
        plan();
        assertThat(orders).as("another day").hasSize(1);
    }

    @Test
    void aSmallerLossForbidsNothing() {
        limits = limits(0.03, 1, 9, 9);
        lose("299.99");
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void aWithdrawalIsNoLoss() {
        limits = limits(0.03, 0.1, 9, 9);
        state = DriftBooking.of(state, new BigDecimal("5000"), Map.of(), BigDecimal.TEN, NOW)
                .state();
        assertThat(state.day().start()).isEqualByComparingTo("5000");
        assertThat(state.day().peak()).isEqualByComparingTo("5000");
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void theDrawdownHoldsUntilAPersonResumes() {
        limits = limits(1, 0.15, 9, 9);
        lose("1500");
        now = NOW + 3 * DAY;
        signal("eth", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertThat(detail())
                .contains(
                        "the account is 15 % below its highest value, and no entry is made from 15 % on until you resume");
        state = Halt.resume(state);
        signal("eth", TargetState.LONG, 2);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void lossesInARowPauseTheStrategyAloneAndForAWhile() {
        limits = limits(1, 1, 2, 240);
        lose("10");
        lose("10");
        assertThat(state.strategy("btc").streak().losses()).isEqualTo(2);
        signal("btc", TargetState.LONG, 10);
        signal("eth", TargetState.LONG, 11);
        plan();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).strategy().name()).isEqualTo("eth");
        assertThat(detail()).contains("the strategy is paused after 2 losses in a row (now 2)");
        fill(orders.get(0).quantity().toPlainString());
        now = NOW + TimeUnit.MINUTES.toMillis(239);
        signal("btc", TargetState.LONG, 12);
        plan();
        assertThat(orders).isEmpty();
        now = NOW + TimeUnit.MINUTES.toMillis(240);
        signal("btc", TargetState.LONG, 13);
        plan();
        assertThat(orders).isNotEmpty();
    }

    @Test
    void aProfitEndsARowOfLosses() {
        assertThat(LossStreak.NONE
                        .after(new BigDecimal("-1"), 5, ExitReason.SIGNAL)
                        .after(new BigDecimal("-1"), 6, ExitReason.STOP)
                        .after(BigDecimal.ZERO, 7, ExitReason.SIGNAL))
                .isEqualTo(new LossStreak(0, 6, 6));
    }

    @Test
    void aLiquidationCountsAsAStopForTheCoolDown() {
        BigDecimal loss = new BigDecimal("-1");
        assertThat(LossStreak.NONE.after(loss, 5, ExitReason.LIQUIDATION))
                .isEqualTo(LossStreak.NONE.after(loss, 5, ExitReason.STOP))
                .isNotEqualTo(LossStreak.NONE.after(loss, 5, ExitReason.SIGNAL));
    }

    @Test
    void aPriceThatHasMovedFromTheSignalsForbidsTheEntry() {
        limits = new RiskLimits(1, 1, 9, 9, 0.01, 60, 1);
        signal("btc", TargetState.LONG, 0, Optional.of(new BigDecimal("49000")));
        plan();
        assertThat(orders).isEmpty();
        assertThat(detail()).contains("the price is 2.041 % from the signal's, and at most 1 % is allowed");
        signal("btc", TargetState.LONG, 1, Optional.of(new BigDecimal("49600")));
        plan();
        assertThat(orders).as("within the limit").hasSize(1);
    }

    @Test
    void aSignalWithoutAPriceHasNoneToMoveFrom() {
        limits = new RiskLimits(1, 1, 9, 9, 0.01, 60, 1);
        signal("btc", TargetState.LONG, 0);
        plan();
        assertThat(orders).hasSize(1);
    }

    @Test
    void aDayBeginsWithTheFirstChangeInItAndAPeakIsKept() {
        AccountDay first = AccountDay.of(new BigDecimal("100"));
        AccountDay second = first.at(new BigDecimal("90"), 2 * DAY);
        assertThat(second).isEqualTo(new AccountDay(2, new BigDecimal("90"), new BigDecimal("100")));
        assertThat(second.at(new BigDecimal("80"), 2 * DAY + 1)).isSameAs(second);
        assertThat(second.at(new BigDecimal("80"), DAY)).isSameAs(second);
        assertThat(second.reached(new BigDecimal("100"))).isSameAs(second);
        assertThat(second.reached(new BigDecimal("101")).peak()).isEqualByComparingTo("101");
    }

    /** A trade of BTC that loses this much, to the books. */
    private void lose(String amount) {
        BigDecimal loss = new BigDecimal(amount);
        RiskLimits before = limits;
        limits = RiskLimits.NONE;
        int second = state.handled().size();
        signal("btc", TargetState.LONG, second + 1);
        plan();
        BigDecimal quantity = orders.get(0).quantity();
        fill(quantity.toPlainString());
        prices.put("btc", new BigDecimal("50000").subtract(loss.divide(quantity, MathContext.DECIMAL64)));
        signal("btc", TargetState.FLAT, second + 2);
        plan();
        fillAt(quantity, prices.get("btc"));
        prices.put("btc", new BigDecimal("50000"));
        plan();
        state = state.withoutOutcomes(state.outbox());
        limits = before;
    }

    private Optional<String> detail() {
        return state.outbox().get(state.outbox().size() - 1).detail();
    }

    private static RiskLimits limits(double dailyLoss, double drawdown, int losses, int pauseMinutes) {
        return new RiskLimits(dailyLoss, drawdown, losses, pauseMinutes, 9, 60, 1);
    }
}
