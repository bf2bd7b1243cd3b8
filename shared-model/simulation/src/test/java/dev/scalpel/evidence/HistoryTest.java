package dev.scalpel.evidence;

import static dev.scalpel.evidence.EvidenceDays.BTC;
import static dev.scalpel.evidence.EvidenceDays.ETH;
import static dev.scalpel.evidence.EvidenceDays.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final long FORWARD = MONDAY + 10;
    private static final History SHIPPED = new History(List.of(new SeenData(BTC, MONDAY, MONDAY + 5)), FORWARD, false);

    @Test
    void whatTheAuthorsSawIsSeenTheRestBeforeIsHeldOut() {
        assertThat(SHIPPED.of(BTC, MONDAY)).isEqualTo(HistorySegment.SEEN);
        assertThat(SHIPPED.of(BTC, MONDAY + 4)).isEqualTo(HistorySegment.SEEN);
        assertThat(SHIPPED.of(BTC, MONDAY + 5)).isEqualTo(HistorySegment.HELD_OUT);
        assertThat(SHIPPED.of(BTC, MONDAY - 1)).isEqualTo(HistorySegment.HELD_OUT);
        assertThat(SHIPPED.of(ETH, MONDAY)).isEqualTo(HistorySegment.HELD_OUT);
        assertThat(SHIPPED.of(BTC, FORWARD)).isEqualTo(HistorySegment.FORWARD);
    }

    @Test
    void theUserHadSeenEverythingBeforeHeRegisteredHisVariant() {
        History variant = new History(List.of(), FORWARD, true);

        assertThat(variant.of(ETH, FORWARD - 1)).isEqualTo(HistorySegment.SEEN);
        assertThat(variant.of(ETH, FORWARD)).isEqualTo(HistorySegment.FORWARD);
    }

    @Test
    void aDayIsSplitByItsInstruments() {
        InstrumentDay bitcoin = new InstrumentDay(BTC, 0.002, 2, 1, 1);
        InstrumentDay ether = new InstrumentDay(ETH, -0.001, 4, 1, 1);
        SettledDay before = EvidenceDays.day(MONDAY, bitcoin, ether);
        SettledDay forward = EvidenceDays.day(FORWARD, bitcoin, ether);
        Map<HistorySegment, List<SettledDay>> parts = SHIPPED.split(List.of(before, forward));

        assertThat(parts.get(HistorySegment.SEEN)).hasSize(1);
        SettledDay unseen = parts.get(HistorySegment.HELD_OUT).get(0);
        assertThat(unseen.instruments()).containsExactly(ether);
        // −10 bp less 4 sides of 1 bp.
        assertThat(((DayResult.Traded) unseen.result()).netReturn()).isCloseTo(-0.0014, within(1e-15));
        assertThat(parts.get(HistorySegment.FORWARD)).containsExactly(forward);
    }

    @Test
    void anEmptyPeriodOfSeenDataIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeenData(BTC, 5, 5));
    }
}
