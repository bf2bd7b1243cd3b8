package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicenceOddsTest {

    private static final LicenceAccount OPENED =
            LicenceAccount.opened(LicenceRules.shipped(), new ReturnScale(1e-4, List.of()));

    private static double chance(double sharpe, int pastDays, double costBp) {
        List<SettledDay> past = EvidenceDays.random(pastDays, sharpe * 0.01 / Math.sqrt(365), 0.01, 11);
        return LicenceOdds.within(OPENED, past, costBp, 360, 1).get();
    }

    @Test
    void aLargerEdgeHasTheBetterOddsAndCostsLowerThem() {
        double free = chance(4, 700, 0);

        assertThat(free).isGreaterThan(0.6);
        assertThat(chance(1, 700, 0)).isLessThan(free);
        // 5 bp on a turnover of 2 take 10 of 21 bp per day.
        assertThat(chance(4, 700, 5)).isLessThan(free - 0.1);
    }

    @Test
    void aShortPastIsLessCertainSoOddsAreNearerToEvens() {
        // Both pasts have the same returns, once and ten times.
        double[] month = new double[60];
        double[] years = new double[600];
        for (int i = 0; i < years.length; i++) {
            years[i] = (i % 7 < 4 ? 0.01 : -0.01) + 0.0002 * (i % 60 - 29.5) / 30;
            month[i % 60] = years[i];
        }

        assertThat(LicenceOdds.within(OPENED, month, 360, 1).get())
                .isLessThan(LicenceOdds.within(OPENED, years, 360, 1).get());
    }

    @Test
    void theSameSeedGivesTheSameChance() {
        double[] past = past(100);

        assertThat(LicenceOdds.within(OPENED, past, 100, 5)).isEqualTo(LicenceOdds.within(OPENED, past, 100, 5));
    }

    @Test
    void whatIsLicensedAlreadyNeedsNoOdds() {
        LicenceAccount licensed = new LicenceAccount(
                OPENED.rules(), OPENED.scale(), OPENED.wager(), List.of(), Optional.of(SuspensionWatch.starting()));

        assertThat(LicenceOdds.within(licensed, List.of(), 1, 360, 1).get()).isEqualTo(1);
    }

    @Test
    void anAccountThatIsNearlyThereHasBetterOddsThanANewOne() {
        Wager near = new Wager(18, List.of(18.0, 18.0, 18.0, 18.0), 100, 0.01, 0);
        LicenceAccount account =
                new LicenceAccount(OPENED.rules(), OPENED.scale(), near, List.of(1.0), Optional.empty());
        double[] past = past(400);

        assertThat(LicenceOdds.within(account, past, 60, 1).get())
                .isGreaterThan(LicenceOdds.within(OPENED, past, 60, 1).get() + 0.2);
    }

    @Test
    void tooFewDaysOrNoTradeGiveAReason() {
        assertThat(LicenceOdds.within(OPENED, new double[29], 360, 1).reason()).isEqualTo("needs 30 days, has 29");
        assertThat(LicenceOdds.within(OPENED, new double[30], 360, 1).reason()).isEqualTo("no day with trades");
    }

    @Test
    void withinSixtyDaysThereIsNoLicence() {
        assertThat(LicenceOdds.within(OPENED, past(100), 59, 1).get()).isCloseTo(0, within(0.0));
    }

    private static double[] past(int days) {
        return EvidenceDays.random(days, 0.002, 0.01, 3).stream()
                .mapToDouble(SettledDay::gross)
                .toArray();
    }
}
