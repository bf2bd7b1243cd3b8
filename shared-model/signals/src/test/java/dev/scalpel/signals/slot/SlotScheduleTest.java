package dev.scalpel.signals.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.SignalSamples;
import dev.scalpel.signals.TargetState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotScheduleTest {

    private static final SlotSchedule EIGHT_HOURS = new SlotSchedule(SlotTimeFrame.EIGHT_HOURS, 60, 900);
    private static final SlotSchedule IMMEDIATE = SlotSchedule.immediate(900);

    @ParameterizedTest
    @CsvSource({
        "immediate, 0, 02:30:02.500, 02:30:02.500",
        "1m, 5, 02:30:02, 02:30:05",
        "1m, 5, 02:30:05, 02:30:05",
        "1m, 5, 02:30:05.001, 02:31:05",
        "5m, 60, 02:30:02, 02:31:00",
        "15m, 60, 02:31:01, 02:46:00",
        "30m, 0, 02:30:00, 02:30:00",
        "1h, 60, 02:30:02, 03:01:00",
        "2h, 60, 02:00:59, 02:01:00",
        "4h, 60, 02:30:02, 04:01:00",
        "6h, 60, 02:30:02, 06:01:00",
        "8h, 60, 00:00:30, 00:01:00",
        "8h, 60, 02:30:02, 08:01:00",
        "8h, 60, 08:01:00.001, 16:01:00",
        "12h, 60, 02:30:02, 12:01:00",
        "1d, 60, 00:00:00, 00:01:00"
    })
    void aSignalIsDueAtTheFirstSlotFromItsTimeOn(String frame, int after, String time, String due) {
        SlotSchedule schedule = new SlotSchedule(SlotTimeFrame.parse(frame), after, 900);
        assertThat(schedule.due(SignalSamples.signal("btc", TargetState.LONG, at(time).toString())))
                .isEqualTo(at(due));
    }

    @Test
    void theLastSlotOfADayIsThatOfTheNextDay() {
        assertThat(EIGHT_HOURS.slotFrom(at("16:01:01"))).isEqualTo("2024-08-11T00:01:00Z");
        assertThat(new SlotSchedule(SlotTimeFrame.DAY, 60, 900).slotFrom(at("00:01:01")))
                .isEqualTo("2024-08-11T00:01:00Z");
    }

    @Test
    void aRunBelongsToTheSlotBeforeIt() {
        assertThat(EIGHT_HOURS.slotBefore(at("08:01:00"))).isEqualTo(at("08:01:00"));
        assertThat(EIGHT_HOURS.slotBefore(at("08:00:59.999"))).isEqualTo(at("00:01:00"));
        assertThat(IMMEDIATE.slotBefore(at("08:00:59.999"))).isEqualTo(at("08:00:59.999"));
    }

    @Test
    void aStopIsDueAtOnceInEveryTimeFrame() {
        assertThat(EIGHT_HOURS.due(SignalSamples.stop("btc", "2024-08-10T02:30:02Z")))
                .isEqualTo(at("02:30:02"));
        assertThat(EIGHT_HOURS.isDue(SignalSamples.stop("btc", "2024-08-10T02:30:02Z"), at("02:30:02")))
                .isTrue();
        assertThat(EIGHT_HOURS.isDue(
                        SignalSamples.signal("btc", TargetState.FLAT, "2024-08-10T02:30:02Z"), at("08:00:59.999")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8h, ORDER, 02:30:02, 08:16:00, false",
        "8h, ORDER, 02:30:02, 08:16:00.001, true",
        "8h, STOP, 02:30:02, 02:45:02, false",
        "8h, STOP, 02:30:02, 02:45:02.001, true",
        "immediate, ORDER, 02:30:02, 02:31:02, false",
        "immediate, ORDER, 02:30:02, 02:31:02.001, true",
        "immediate, STOP, 02:30:02, 02:45:02, false",
        "immediate, STOP, 02:30:02, 02:45:02.001, true"
    })
    void aSignalIsStaleTooLongAfterItWasDue(String frame, String kind, String time, String now, boolean stale) {
        SlotTimeFrame parsed = SlotTimeFrame.parse(frame);
        SlotSchedule schedule = new SlotSchedule(parsed, parsed == SlotTimeFrame.IMMEDIATE ? 0 : 60, 900);
        String sent = at(time).toString();
        assertThat(schedule.isStale(
                        kind.equals("STOP")
                                ? SignalSamples.stop("btc", sent)
                                : SignalSamples.signal("btc", TargetState.LONG, sent),
                        at(now)))
                .isEqualTo(stale);
    }

    @Test
    void aRunReadsATimeFrameOrTheLongestAgeAndAMinuteBack() {
        assertThat(EIGHT_HOURS.readFrom(at("08:01:00"))).isEqualTo(at("00:00:00"));
        assertThat(IMMEDIATE.readFrom(at("08:01:00"))).isEqualTo(at("07:45:00"));
    }

    @Test
    void invalidSchedulesAreRefused() {
        assertThatThrownBy(() -> new SlotSchedule(SlotTimeFrame.MINUTE, 60, 900))
                .hasMessage("executeAfterSeconds must be >= 0 and less than the timeframe 1m: 60");
        assertThatThrownBy(() -> new SlotSchedule(SlotTimeFrame.MINUTE, -1, 900))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new SlotSchedule(SlotTimeFrame.MINUTE, 1, 0))
                .hasMessage("maxAgeSeconds must be >= 1: 0");
        assertThatThrownBy(() -> SlotTimeFrame.parse("3h"))
                .hasMessage(
                        "a timeframe must be one of immediate, 1m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d: '3h'");
    }

    private static Instant at(String time) {
        return Instant.parse("2024-08-10T" + time + "Z");
    }
}
