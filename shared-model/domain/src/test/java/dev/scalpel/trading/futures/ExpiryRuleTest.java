package dev.scalpel.trading.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days as the exchanges published them for contracts that have expired or are listed. */
class ExpiryRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource({
        "ESZ2025, 2025-12-19",
        "NQH2026, 2026-03-20",
        // The third Friday is a holiday: Juneteenth, and Good Friday of 2008.
        "ESM2026, 2026-06-18",
        "YMH2008, 2008-03-20",
        "CLZ2025, 2025-11-20",
        // The 25th is a holiday, a Sunday, a Saturday.
        "CLF2026, 2025-12-19",
        "CLG2026, 2026-01-20",
        "CLK2020, 2020-04-21",
        "GCZ2025, 2025-12-29",
        "GCG2026, 2026-02-25",
        "SIH2026, 2026-03-27",
    })
    void theLastTradingDayIsTheExchanges(String contract, LocalDate day) {
        assertThat(contract(contract).lastTradingDay()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        // The business day before the settlement at 9:30.
        "ESZ2025, 2025-12-18",
        "ESM2026, 2026-06-17",
        // The first notice is on 30 January, 27 February, and 28 May because the 31st is Memorial Day.
        "GCG2026, 2026-01-29",
        "SIH2026, 2026-02-26",
        "GCM2027, 2027-05-27",
        "CLZ2025, 2025-11-19",
    })
    void aPositionIsHeldUntilTheDayBeforeSettlementOrNotice(String contract, LocalDate day) {
        assertThat(contract(contract).lastHoldingDay()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false", "2026-01-02, true", "2026-01-19, false", "2026-02-16, false", "2026-04-03, false",
        "2026-05-25, false", "2026-06-19, false", "2026-07-03, false", "2026-09-07, false", "2026-11-26, false",
        "2026-12-25, false", "2026-12-24, true", "2026-11-28, false", "2026-11-29, false", "2026-11-30, true",
        // Observed on the Monday; a new year's day on a Saturday is not; no Juneteenth before 2022.
        "2023-01-02, false", "2021-12-31, true", "2021-06-18, true", "2022-06-20, false",
    })
    void holidaysAndWeekendsAreNoBusinessDays(LocalDate day, boolean business) {
        assertThat(BusinessDays.isBusinessDay(day)).isEqualTo(business);
    }

    @ParameterizedTest
    @CsvSource({"2008-03-23", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"})
    void easterIsThatOfTheCalendar(LocalDate sunday) {
        assertThat(BusinessDays.easter(sunday.getYear())).isEqualTo(sunday);
    }

    private static FuturesContract contract(String text) {
        return FuturesName.parse(text, TODAY).contract().orElseThrow();
    }
}
