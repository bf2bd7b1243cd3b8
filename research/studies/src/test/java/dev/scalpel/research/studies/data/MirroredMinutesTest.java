package dev.scalpel.research.studies.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import org.junit.jupiter.api.Test;

class MirroredMinutesTest {

    private static final SyntheticMarket MARKET = SyntheticMarket.of(TwoPairMarket.market(Edge.none(), 2, 3));
    private static final BarSeries BARS = MARKET.bars(TwoPairMarket.TRADED);

    @Test
    void turnsAboutHalfOfTheMinutesUpsideDown() {
        BarSeries mirrored = new MirroredMinutes(1).of(BARS);

        int turned = 0;
        for (int row = 1; row < BARS.size(); row++) {
            double before = Math.log(BARS.close(row) / BARS.close(row - 1));
            double after = Math.log(mirrored.close(row) / mirrored.close(row - 1));
            boolean turns = new MirroredMinutes(1).turns(BARS.openTime(row));
            turned += turns ? 1 : 0;
            assertThat(after).isEqualTo(turns ? -before : before, within(1e-12));
        }
        assertThat((double) turned / BARS.size()).isBetween(0.45, 0.55);
    }

    @Test
    void keepsRangesVolumesAndTimesAndMirrorsTheTakersSide() {
        BarSeries mirrored = new MirroredMinutes(1).of(BARS);

        assertThat(mirrored.size()).isEqualTo(BARS.size());
        for (int row = 0; row < BARS.size(); row++) {
            assertThat(mirrored.openTime(row)).isEqualTo(BARS.openTime(row));
            assertThat(mirrored.volume(row)).isEqualTo(BARS.volume(row));
            assertThat(Math.log(mirrored.high(row) / mirrored.low(row)))
                    .isEqualTo(Math.log(BARS.high(row) / BARS.low(row)), within(1e-12));
            assertThat(mirrored.takerBuyVolume(row))
                    .isEqualTo(
                            new MirroredMinutes(1).turns(BARS.openTime(row))
                                    ? BARS.volume(row) - BARS.takerBuyVolume(row)
                                    : BARS.takerBuyVolume(row));
        }
    }

    @Test
    void theSameMinutesOfAllPairsAreMirrored() {
        BarSeries leader = MARKET.bars(TwoPairMarket.LEADER);
        BarSeries mirrored = new MirroredMinutes(5).of(leader);

        for (int row = 1; row < leader.size(); row++) {
            boolean turned = Math.signum(Math.log(mirrored.close(row) / mirrored.close(row - 1)))
                    != Math.signum(Math.log(leader.close(row) / leader.close(row - 1)));
            if (leader.close(row) != leader.close(row - 1)) {
                assertThat(turned).isEqualTo(new MirroredMinutes(5).turns(leader.openTime(row)));
            }
        }
    }

    @Test
    void aSeedGivesTheSameBarsAndAnotherSeedOthers() {
        assertThat(new MirroredMinutes(1).of(BARS))
                .isEqualTo(new MirroredMinutes(1).of(BARS))
                .isNotEqualTo(new MirroredMinutes(2).of(BARS));
    }
}
