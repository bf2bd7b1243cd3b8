package dev.scalpel.execution.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EntryGuardsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final long DAY = 86_400_000;
    private static final RiskLimits LIMITS = new RiskLimits(0.03, 0.15, 6, 240, 0.005, 50, 0.98);

    /** The account began the day with 1,000, BTC has lost 25 of them; the peak was 1,100. */
    private static final RollUp ROLL_UP = new RollUp(
            DAY + 60_000,
            new BigDecimal("975"),
            new BigDecimal("1100"),
            1,
            new BigDecimal("1000"),
            Map.of(BTC, new BigDecimal("975"), ETH, new BigDecimal("1000")));

    @Test
    void aHaltForbidsEveryEntry() {
        assertThat(EntryGuards.halted(true)).map(StandAside::reason).contains(StandAsideReason.HALTED);
        assertThat(EntryGuards.halted(false)).isEmpty();
        assertThat(EntryGuards.paused(true)).map(StandAside::reason).contains(StandAsideReason.PAUSED);
        assertThat(EntryGuards.paused(false)).isEmpty();
    }

    @Test
    void theAccountsDailyLossCombinesTheLastRollUpAndThisSymbolNow() {
        Optional<StandAside> refused = EntryGuards.accountLoss(LIMITS, Optional.of(ROLL_UP), ETH, own(994), DAY);
        assertThat(refused.orElseThrow().reason()).isEqualTo(StandAsideReason.DAILY_LOSS);
        assertThat(refused.orElseThrow().figures())
                .containsEntry("maxDailyLoss", 0.03)
                .hasEntrySatisfying("accountDailyLoss", lost -> assertThat(lost).isCloseTo(0.031, within()));
        assertThat(EntryGuards.accountLoss(LIMITS, Optional.of(ROLL_UP), ETH, own(996), DAY))
                .isEmpty();
    }

    @Test
    void theFirstBarOfADayStartsFromTheLastRollUp() {
        assertThat(EntryGuards.accountLoss(LIMITS, Optional.of(ROLL_UP), ETH, own(994), 2 * DAY))
                .isEmpty();
        assertThat(EntryGuards.accountLoss(LIMITS, Optional.of(ROLL_UP), ETH, own(970), 2 * DAY))
                .isPresent();
    }

    @Test
    void theAccountsDrawdownCountsFromItsOwnPeak() {
        assertThat(EntryGuards.accountDrawdown(LIMITS, Optional.of(ROLL_UP), ETH, own(961)))
                .isEmpty();
        Optional<StandAside> refused = EntryGuards.accountDrawdown(LIMITS, Optional.of(ROLL_UP), ETH, own(960));
        assertThat(refused.orElseThrow().reason()).isEqualTo(StandAsideReason.DRAWDOWN);
        assertThat(refused.orElseThrow().figures()).containsEntry("maxDrawdown", 0.15);
    }

    @Test
    void withOneSymbolItsOwnAccountIsTheAccount() {
        RollUp alone = new RollUp(
                DAY,
                new BigDecimal("10"),
                new BigDecimal("1000"),
                1,
                new BigDecimal("1000"),
                Map.of(ETH, BigDecimal.TEN));
        assertThat(EntryGuards.accountLoss(LIMITS, Optional.of(alone), ETH, own(1000), DAY))
                .isEmpty();
        assertThat(EntryGuards.accountDrawdown(LIMITS, Optional.of(alone), ETH, own(1000)))
                .isEmpty();
    }

    @Test
    void aRollUpKeepsThePeakAndStartsADayFromTheEquityBeforeIt() {
        RollUp next = AccountRollUp.next(Optional.of(ROLL_UP), 2 * DAY + 5, 2 * DAY, new BigDecimal("1050"), Map.of());
        assertThat(next.peakEquity()).isEqualByComparingTo("1100");
        assertThat(next.dayStartEquity()).isEqualByComparingTo("975");
        assertThat(next.day()).isEqualTo(2);
        RollUp later = AccountRollUp.next(Optional.of(next), 2 * DAY + 9, 2 * DAY, new BigDecimal("1200"), Map.of());
        assertThat(later.peakEquity()).isEqualByComparingTo("1200");
        assertThat(later.dayStartEquity()).isEqualByComparingTo("975");
    }

    private static AccountState own(double equity) {
        return AccountState.starting(equity);
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }
}
