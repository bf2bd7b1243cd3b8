package dev.scalpel.model.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scalpel.model.decision.Regimes.Regime;
import dev.scalpel.trading.AccountView;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RegimesTest {

    private static final Regimes REGIMES = new Regimes("volatility_60", List.of(0.001, 0.002), 4, 2, 120);

    private static long at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z").toEpochMilli();
    }

    @Test
    void anEdgeBelongsToTheLevelAboveIt() {
        assertThat(REGIMES.regimeOf(0.0009, at("00:00"), false)).isEqualTo(new Regime(0, 0, false));
        assertThat(REGIMES.regimeOf(0.001, at("05:59"), false)).isEqualTo(new Regime(1, 0, false));
        assertThat(REGIMES.regimeOf(0.002, at("06:00"), true)).isEqualTo(new Regime(2, 1, true));
        assertThat(REGIMES.regimeOf(9, at("23:59"), false)).isEqualTo(new Regime(2, 3, false));
    }

    @Test
    void everyPlaceHasItsOwnNumber() {
        Set<Integer> numbers = new HashSet<>();
        for (int number = 0; number < REGIMES.count(); number++) {
            numbers.add(REGIMES.number(REGIMES.regime(number)));
        }
        assertThat(REGIMES.count()).isEqualTo(3 * 4 * 2);
        assertThat(numbers).hasSize(REGIMES.count()).allMatch(number -> number >= 0 && number < REGIMES.count());
    }

    @Test
    void aBadRunIsOverWhenItsLastLossIsLongAgo() {
        long lost = at("10:00");
        assertThat(REGIMES.badRun(2, lost, at("11:59"))).isTrue();
        assertThat(REGIMES.badRun(2, lost, at("12:00"))).isFalse();
        assertThat(REGIMES.badRun(1, lost, at("10:01"))).isFalse();
        assertThat(REGIMES.badRun(5, AccountView.NEVER, at("10:01"))).isFalse();
    }

    @Test
    void speaksToPeople() {
        assertThat(REGIMES.describe(REGIMES.number(new Regime(1, 2, true))))
                .isEqualTo("volatility level 2 of 3, 12-18 UTC, after losses");
    }

    @Property
    void everyMinuteOfTheDayIsInOnePart(@ForAll @IntRange(max = 1_439) int minute) {
        Regime found = REGIMES.regimeOf(0, at("00:00") + minute * 60_000L, false);
        assertThat(found.dayPart()).isEqualTo(minute / 360);
    }

    @Test
    void refusesWhatIsNoOrderOrNoDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regimes("volatility_60", List.of(0.2, 0.2), 4, 2, 120))
                .withMessage("the edges of volatility_60 must rise: [0.2, 0.2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regimes("volatility_60", List.of(Double.NaN), 4, 2, 120));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regimes("volatility_60", List.of(), 5, 2, 120))
                .withMessage("dayParts must divide 24: 5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Regimes("volatility_60", List.of(), 4, 0, 120));
    }
}
