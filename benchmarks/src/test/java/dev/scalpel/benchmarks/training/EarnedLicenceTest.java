package dev.scalpel.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarnedLicenceTest {

    private static final double CAPITAL = 10_000;

    @Test
    void daysThatEarnAreLicensedOnceSixtyHaveCounted() {
        EarnedLicence licence = EarnedLicence.of(trades(120, day -> 1 + day % 3), CAPITAL);

        assertThat(licence.licensed()).isTrue();
        assertThat(licence.days()).isEqualTo(60);
        assertThat(licence.evidence()).isGreaterThan(20);
    }

    @Test
    void daysThatEarnAndLoseAreNot() {
        EarnedLicence licence = EarnedLicence.of(trades(120, day -> day % 2 == 0 ? 1 : -1), CAPITAL);

        assertThat(licence.licensed()).isFalse();
        assertThat(licence.days()).isEqualTo(90);
        assertThat(licence.evidence()).isLessThan(1);
    }

    @Test
    void thirtyDaysGiveTheScaleAndCountForNothing() {
        assertThat(EarnedLicence.of(trades(30, day -> 1), CAPITAL)).isEqualTo(new EarnedLicence(false, 1, 0));
    }

    /** One a day of so many per cent of the price. */
    private static List<Trade> trades(int days, IntToDoubleFunction percent) {
        return IntStream.range(0, days)
                .mapToObj(day -> {
                    long entry = Minutes.plus(0, day * Minutes.PER_DAY + 1);
                    EntryBasis basis =
                            new EntryBasis.ByModel("model", "test", new Bracket(PositionSide.LONG, 5, 40, 60), 0.01);
                    Position position = Position.enter(
                            basis, Minutes.plus(entry, -1), entry, 100, new BigDecimal("10"), PriceTicks.NONE);
                    return Trade.close(
                            position,
                            Minutes.plus(entry, 10),
                            100 + percent.applyAsDouble(day),
                            ExitReason.TIME_LIMIT,
                            Costs.FREE);
                })
                .toList();
    }
}
