package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scalpel.evidence.LicenceAccount.Day;
import dev.scalpel.evidence.LicenceAccount.Step;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LicenceAccountTest {

    private static final ReturnScale ONE_PERCENT = new ReturnScale(1e-4, List.of());

    private static LicenceAccount opened() {
        return LicenceAccount.opened(LicenceRules.shipped(), ONE_PERCENT);
    }

    private static DayResult traded(double netReturn) {
        return new DayResult.Traded(netReturn);
    }

    @Test
    void noLicenceBeforeTheSixtiethDayHoweverGoodTheDays() {
        LicenceAccount account = opened();
        int day = 0;
        Day settled;
        do {
            settled = account.after(traded(0.01));
            account = settled.account();
            day++;
        } while (settled.step() == Step.NONE && day < 500);

        assertThat(settled.step()).isEqualTo(Step.LICENSED);
        assertThat(day).isEqualTo(60);
    }

    @Test
    void noLicenceWhileTheNewestNinetyDaysLost() {
        // The evidence is far above the threshold, but the newest days sum to less than nothing.
        Wager rich = new Wager(1_000, List.of(1_000.0, 1_000.0, 1_000.0, 1_000.0), 200, 0.01, 0);
        LicenceAccount account = new LicenceAccount(
                LicenceRules.shipped(), ONE_PERCENT, rich, List.of(1.0, -1.5), java.util.Optional.empty());

        assertThat(account.after(traded(0.001)).step()).isEqualTo(Step.NONE);
        assertThat(account.after(traded(0.01)).step()).isEqualTo(Step.LICENSED);
    }

    @Test
    void aMissedDayCountsAsTheWorst() {
        Day day = opened().after(new DayResult.Missed());

        assertThat(day.scaled()).isEqualTo(-4.5);
        assertThat(day.account().scale().meanSquare()).isEqualTo(1e-4);
    }

    @Test
    void aDayIsScaledByWhatWasKnownBeforeIt() {
        Day day = opened().after(traded(0.03));

        assertThat(day.unit()).isEqualTo(0.01);
        assertThat(day.scaled()).isEqualTo(3.0);
        assertThat(day.account().scale().unit()).isGreaterThan(0.01);
    }

    @Test
    void losingAfterTheLicenceSuspendsAndEvidenceBeginsAnewUnderTheHarderThreshold() {
        LicenceAccount account = opened();
        while (!account.licensed()) {
            account = account.after(traded(0.01)).account();
        }
        Day settled;
        int days = 0;
        do {
            settled = account.after(traded(-0.01));
            account = settled.account();
            days++;
        } while (settled.step() == Step.NONE && days < 200);

        assertThat(settled.step()).isEqualTo(Step.SUSPENDED);
        assertThat(days).isBetween(10, 60);
        assertThat(account.licensed()).isFalse();
        assertThat(account.wager()).isEqualTo(Wager.starting());
        assertThat(account.rules().threshold()).isEqualTo(40);
        assertThat(account.recent()).isEmpty();
    }

    @Test
    void aLicensedProcedureThatEarnsStaysLicensedForYears() {
        LicenceAccount account = opened();
        Random random = new Random(7);
        for (int day = 0; day < 2_000; day++) {
            account =
                    account.after(traded(0.003 + 0.01 * random.nextGaussian())).account();
            assertThat(day < 400 || account.licensed()).as("day " + day).isTrue();
        }
    }

    @Test
    void laterVariantsNeedMoreEvidenceSoThatTrialsDoNotAddUp() {
        assertThat(LicenceRules.variant(1).threshold()).isEqualTo(40);
        assertThat(LicenceRules.variant(3).threshold()).isEqualTo(240);
        assertThatIllegalArgumentException().isThrownBy(() -> LicenceRules.variant(0));
    }

    @Test
    void aProcedureWithoutAnEdgeIsRarelyLicensedWithinAYear() {
        int licensed = 0;
        int markets = 500;
        for (int market = 0; market < markets; market++) {
            Random random = new Random(1_000 + market);
            LicenceAccount account = opened();
            boolean ever = false;
            for (int day = 0; day < 360 && !ever; day++) {
                // Heavy tails: one day in twenty is three times as wild.
                double wild = random.nextInt(20) == 0 ? 3 : 1;
                Day settled = account.after(traded(Math.max(-0.9, 0.01 * wild * random.nextGaussian())));
                account = settled.account();
                ever = settled.step() == Step.LICENSED;
            }
            licensed += ever ? 1 : 0;
        }

        assertThat(licensed).isLessThanOrEqualTo(markets / 20);
    }
}
