package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbationTest {

    @Test
    void theCreditIsSharedByAllThatWereTriedAndAtMostTwo() {
        assertThat(Probation.credit(1, 1)).isEqualTo(1);
        assertThat(Probation.credit(6, 4)).isEqualTo(1.5);
        assertThat(Probation.credit(100, 4)).isEqualTo(2);
        assertThat(Probation.credit(0.5, 1)).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> Probation.credit(1, 0));
    }

    @Test
    void creditTimesEvidenceOfFiveTradesATenth() {
        assertThat(new Probation(2, 2.5).share()).isEqualTo(0.1);
        assertThat(new Probation(2, 2.49).share()).isEqualTo(0);
        assertThat(new Probation(0.5, 10).isEarned()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Probation(2.1, 1));
    }

    @Test
    void withoutAnEdgeAtMostOneInFiveIsEverOnProbation() {
        int earned = 0;
        int markets = 300;
        for (int market = 0; market < markets; market++) {
            Random random = new Random(market);
            List<SettledDay> start = EvidenceDays.random(30, 0, 0.01, 1_000 + market);
            List<SettledDay> heldOut = EvidenceDays.random(200, 0, 0.01, 5_000 + market);
            double credit = Probation.credit(ProvenBreakEven.steady(start, heldOut, 0), 1);
            LicenceAccount account = LicenceAccount.opened(LicenceRules.shipped(), new ReturnScale(1e-4, List.of()));
            boolean ever = false;
            for (int day = 0; day < 360 && !ever; day++) {
                account = account.after(new DayResult.Traded(0.01 * random.nextGaussian()))
                        .account();
                ever = new Probation(credit, account.wager().evidence()).isEarned();
            }
            earned += ever ? 1 : 0;
        }

        assertThat(earned).isLessThanOrEqualTo(markets / 5);
    }
}
