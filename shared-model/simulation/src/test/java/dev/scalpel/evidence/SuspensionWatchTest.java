package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SuspensionWatchTest {

    @Test
    void eachDayAddsABettorAndMultipliesWhatTheOthersHave() {
        SuspensionWatch one = SuspensionWatch.starting().after(-1);
        // (1 + 0) · (1 + λ), then (1 + 1 + λ) · (1 + λ), for λ of 0.05, 0.10, 0.15, 0.20
        assertThat(one.statistic()).isCloseTo((1.05 + 1.10 + 1.15 + 1.20) / 4, within(1e-12));
        assertThat(one.after(-1).against().get(0)).isCloseTo(2.05 * 1.05, within(1e-12));
    }

    @Test
    void aFallOfTwentyFiveUnitsFromThePeakSuspendsAtOnce() {
        SuspensionWatch watch = SuspensionWatch.starting().after(3);

        assertThat(watch.after(-24.9).suspends()).isFalse();
        assertThat(watch.after(-25).suspends()).isTrue();
        assertThat(watch.after(-25).fall()).isEqualTo(25);
    }

    @Test
    void goodTimesBeforeDoNotDelayIt() {
        SuspensionWatch fresh = SuspensionWatch.starting();
        SuspensionWatch afterGoodTimes = SuspensionWatch.starting();
        for (int day = 0; day < 200; day++) {
            afterGoodTimes = afterGoodTimes.after(0.5);
        }
        int freshDays = 0;
        int laterDays = 0;
        while (!fresh.suspends()) {
            fresh = fresh.after(-1);
            freshDays++;
        }
        while (!afterGoodTimes.suspends()) {
            afterGoodTimes = afterGoodTimes.after(-1);
            laterDays++;
        }

        assertThat(laterDays).isLessThanOrEqualTo(freshDays);
    }
}
