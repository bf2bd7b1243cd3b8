package dev.scalpel.trading.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final ContractChoice CHOICE = ContractChoice.DEFAULT;

    @Test
    void theVenuesFrontMonthIsTraded() {
        FuturesContract front = contract("ESH7");
        assertThat(CHOICE.choose(name("ES1!"), Optional.empty(), Optional.of(front), TODAY))
                .isEqualTo(front);
    }

    @Test
    void anOpenPositionStaysInItsContract() {
        FuturesContract held = contract("ESZ6");
        assertThat(CHOICE.choose(name("ES"), Optional.of(held), Optional.of(contract("ESH7")), TODAY))
                .isEqualTo(held);
    }

    /** The last holding day of ESZ6 is 17 December, of CLF7 18 December, of GCZ6 27 November and of GCG7 28 January. */
    @ParameterizedTest
    @CsvSource({
        "ES, 2026-12-11, ESZ6",
        "ES, 2026-12-12, ESH7",
        "ES, 2026-12-31, ESH7",
        "CL, 2026-12-11, CLF7",
        "CL, 2026-12-16, CLG7",
        "GC, 2026-11-20, GCZ6",
        "GC, 2026-11-27, GCG7",
    })
    void withoutAFrontMonthTheNextContractIsEnteredSomeDaysBefore(FuturesRoot root, LocalDate today, String chosen) {
        assertThat(CHOICE.choose(new FuturesName(root, Optional.empty()), Optional.empty(), Optional.empty(), today))
                .hasToString(chosen);
    }

    @Test
    void aFrontMonthThatNobodyCanHoldIsPassedOver() {
        LocalDate notice = LocalDate.of(2026, 11, 30);
        assertThat(CHOICE.choose(name("GC1!"), Optional.empty(), Optional.of(contract("GCZ6")), notice))
                .hasToString("GCG7");
    }

    @ParameterizedTest
    @CsvSource({"ESU6, 2026-09-18", "ESZ5, 2025-12-19"})
    void anExpiredContractIsRefused(String text, LocalDate last) {
        assertThatThrownBy(() -> CHOICE.choose(name(text), Optional.empty(), Optional.empty(), TODAY))
                .isInstanceOf(RefusedContractException.class)
                .hasMessageContaining("its last trading day is " + last);
    }

    @Test
    void aContractIsRefusedOnItsLastDayAndClosedThere() {
        FuturesContract ending = contract("ESZ6");
        LocalDate last = ending.lastTradingDay();
        assertThat(CHOICE.choose(name("ESZ6"), Optional.empty(), Optional.empty(), last.minusDays(1)))
                .isEqualTo(ending);
        assertThatThrownBy(() -> CHOICE.choose(name("ESZ6"), Optional.empty(), Optional.empty(), last))
                .isInstanceOf(RefusedContractException.class);
        assertThat(CHOICE.choose(name("ESZ6"), Optional.of(ending), Optional.empty(), last))
                .isEqualTo(ending);
        assertThat(ending.isExpired(last)).isFalse();
        assertThat(ending.isExpired(last.plusDays(1))).isTrue();
    }

    /** New York changes its clock on 8 March and 1 November 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06T22:59:59Z, 2026-03-06",
        "2026-03-08T21:59:59Z, 2026-03-08",
        "2026-03-08T22:00:00Z, 2026-03-09",
        "2026-10-30T21:59:59Z, 2026-10-30",
        "2026-11-01T22:59:59Z, 2026-11-01",
        "2026-11-01T23:00:00Z, 2026-11-02",
    })
    void aTradingDayBeginsInTheEvening(Instant time, LocalDate day) {
        assertThat(ContractChoice.tradingDay(time)).isEqualTo(day);
    }

    @Property
    void whatIsChosenByRuleIsHeldForLongerThanTheRollAndNeverGoesBack(
            @ForAll FuturesRoot root, @ForAll @IntRange(max = 6_000) int day, @ForAll @IntRange(max = 30) int roll) {
        LocalDate today = LocalDate.of(2022, 1, 1).plusDays(day);
        ContractChoice choice = new ContractChoice(roll);
        FuturesContract chosen = choice.byRule(root, today);
        assertThat(today).isBefore(chosen.lastHoldingDay().minusDays(roll));
        assertThat(choice.byRule(root, today.plusDays(1))).isGreaterThanOrEqualTo(chosen);
        assertThat(chosen.lastHoldingDay()).isBefore(chosen.lastTradingDay());
        assertThat(BusinessDays.isBusinessDay(chosen.lastTradingDay())).isTrue();
    }

    private static FuturesName name(String text) {
        return FuturesName.parse(text, TODAY);
    }

    private static FuturesContract contract(String text) {
        return name(text).contract().orElseThrow();
    }
}
