package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.STEP;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Prices mirrored around 100 turn each step of a long trade into that of a short one. */
class MirroredSidesTest {

    private static final SidedTrade LONG = new SidedTrade(PositionSide.LONG);
    private static final SidedTrade SHORT = new SidedTrade(PositionSide.SHORT);

    @Property(tries = 200)
    void theReasonToExitIsTheSame(
            @ForAll @IntRange(min = 9_500, max = 10_500) int cents,
            @ForAll @IntRange(min = 9_500, max = 10_000) int lowCents,
            @ForAll boolean rests,
            @ForAll @IntRange(max = 70) int minutes) {
        String closing = decimal(cents, 2);
        assertThat(reason(SHORT, closing, lowCents, rests, minutes))
                .isEqualTo(reason(LONG, closing, lowCents, rests, minutes));
    }

    @Property(tries = 200)
    void theNextOrderHasTheSameQuantityAndMirroredPrices(
            @ForAll @IntRange(min = 100, max = 3_000) int filled, @ForAll boolean leaves) {
        Intent ofLong = next(LONG, filled, leaves);
        Intent ofShort = next(SHORT, filled, leaves);
        assertThat(ofShort.kind()).isEqualTo(ofLong.kind());
        assertThat(ofShort.side()).isEqualTo(ofLong.side().opposite());
        assertThat(ofShort.quantity()).isEqualByComparingTo(ofLong.quantity());
        assertThat(ofShort.stopPrice().map(MirroredSidesTest::mirrored)).isEqualTo(plain(ofLong.stopPrice()));
        assertThat(ofShort.targetPrice().map(MirroredSidesTest::mirrored)).isEqualTo(plain(ofLong.targetPrice()));
    }

    @Property(tries = 200)
    void profitAndFeesAreTheSameAndDustHasTheOppositeSign(
            @ForAll @IntRange(min = 9_500, max = 10_500) int exitCents,
            @ForAll @IntRange(min = 955, max = 1_000) int exited,
            @ForAll @IntRange(max = 500) int fee) {
        Transition ofLong = closed(LONG, exitCents, exited, fee);
        Transition ofShort = closed(SHORT, exitCents, exited, fee);
        TradeRow one = ofLong.trades().get(0);
        TradeRow other = ofShort.trades().get(0);
        // What is left over is no gain of either: its value is that of the entry, 100.
        BigDecimal left = new BigDecimal(1_000 - exited).movePointLeft(3).multiply(new BigDecimal("100"));
        assertThat(other.netProfit().subtract(left))
                .isEqualByComparingTo(one.netProfit().add(left));
        assertThat(other.fees()).isEqualTo(one.fees());
        assertThat(other.exitReason()).isEqualTo(one.exitReason());
        assertThat(ofShort.books().execution().dust().negate())
                .isEqualByComparingTo(ofLong.books().execution().dust());
    }

    @Property(tries = 200)
    void anAuditFindsTheSameMissingQuantityAndTheOppositeForeignOne(
            @ForAll @IntRange(min = -2_000, max = 4_000) int owned,
            @ForAll @IntRange(max = 2_000) int foreign,
            @ForAll @IntRange(max = 40) int dust) {
        AccountAuditState ofLong = audited(LONG, owned, foreign, dust);
        AccountAuditState ofShort = audited(SHORT, -owned, -foreign, -dust);
        assertThat(ofShort.missingQuantity()).isEqualByComparingTo(ofLong.missingQuantity());
        assertThat(plain(ofShort.foreignQuantity().map(BigDecimal::negate))).isEqualTo(plain(ofLong.foreignQuantity()));
        assertThat(ofShort.drift().isPresent()).isEqualTo(ofLong.drift().isPresent());
    }

    private static Optional<ExitReason> reason(
            SidedTrade trade, String closing, int lowCents, boolean rests, int minutes) {
        double low = trade.price(decimal(lowCents, 2)).doubleValue();
        Bar bar = new Bar(Minutes.plus(BAR, 2), 100, Math.max(100, low), Math.min(100, low), 100, 10, 10, 5);
        return new ExitRules(
                        trade.holding().position().orElseThrow().position(),
                        rests ? List.of(trade.resting("1")) : List.of(),
                        trade.facts(NOW + minutes * Minutes.MILLIS, closing),
                        10,
                        false)
                .exitPlan(TradeFixture.context(false, BarSeries.of(bar)))
                .map(ExitPlan::reason);
    }

    private static Intent next(SidedTrade trade, int filled, boolean leaves) {
        VenueBooks books = trade.holding(trade.entered(fill("e1", FILLED, "100", decimal(filled, 3), "0", "USDT")));
        if (leaves) {
            books = books.withExecution(
                    books.execution().exiting(new ExitPlan(ExitReason.TIME_LIMIT, trade.price("101"), BAR)));
        }
        VenueAction action = new PositionTransitions(TradeFixture.config())
                .next(books, TradeFixture.context(false, BarSeries.empty()), trade.facts(NOW, "101"))
                .action()
                .orElseThrow();
        return ((VenueAction.Send) action).intent();
    }

    private static Transition closed(SidedTrade trade, int exitCents, int exited, int fee) {
        VenueBooks books = trade.holding(
                trade.entered(fill("e1", FILLED, "100", "1", decimal(fee, 3), "USDT")),
                trade.exited(decimal(exitCents, 2), decimal(exited, 3), decimal(fee, 4)));
        ExitPlan plan = new ExitPlan(ExitReason.TIME_LIMIT, trade.price("101"), BAR);
        return new TradeTransitions(TradeFixture.config())
                .closed(books.withExecution(books.execution().exiting(plan)), trade.facts(NOW, "100"));
    }

    private static AccountAuditState audited(SidedTrade trade, int ownedThousandths, int foreign, int dust) {
        VenueBooks before = trade.holding();
        VenueBooks books = before.withExecution(before.execution()
                .withDust(new BigDecimal(dust).movePointLeft(3))
                .withAccountAudit(
                        AccountAuditState.NONE.withForeignQuantity(new BigDecimal(foreign).movePointLeft(3))));
        BigDecimal owned = new BigDecimal(ownedThousandths).movePointLeft(3);
        BalanceTransitions balance = new BalanceTransitions(STEP, true);
        VenueBooks noticed = balance.compared(books, owned, List.of(), NOW);
        return balance.compared(noticed, owned, List.of(), NOW + 11 * Minutes.MILLIS)
                .auditState();
    }

    private static BigDecimal mirrored(BigDecimal price) {
        return SHORT.price(price.toPlainString()).stripTrailingZeros();
    }

    private static Optional<BigDecimal> plain(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::stripTrailingZeros);
    }

    private static String decimal(int value, int scale) {
        return new BigDecimal(value).movePointLeft(scale).toPlainString();
    }
}
