package dev.scalpel.local.desk.data;

import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.Champion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps one instrument. A change that this process has made is read with the next refresh, one of another process with the
 * next that the pace allows; trades and decisions are read only after the state has changed.
 */
final class InstrumentWatch {

    private final DeskData data;
    private final InstrumentId instrument;
    private final String keyPart;
    private final boolean ofTheModel;
    private final Realised realised;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private Instant lookedAt = Instant.MIN;
    private Instant shownAt = Instant.MIN;
    private Instant championAt = Instant.MIN;
    private InstrumentView view;

    InstrumentWatch(DeskData data, InstrumentId instrument) {
        this.data = data;
        this.instrument = instrument;
        keyPart = "/" + instrument.key();
        ofTheModel = data.accounts().ofTheModel().stream()
                .anyMatch(traded -> traded.instrument().equals(instrument));
        realised = new Realised(data, instrument);
        view = new InstrumentView(
                instrument, Optional.empty(), BarSeries.empty(), Realised.Sums.NONE, Optional.empty(), Champion.FLAT);
    }

    InstrumentId instrument() {
        return instrument;
    }

    /** A key has been written. */
    void written(String key) {
        if (key.contains(keyPart)) {
            changed.set(true);
        }
    }

    /**
     * Reads what has changed.
     *
     * @param now the time that is shown
     */
    synchronized InstrumentView refresh(Instant now, Pace pace) {
        Instant present = data.present().instant();
        boolean written = changed.getAndSet(false);
        if (written || isOver(lookedAt, present, pace.instruments())) {
            try {
                view = read(now, present, written);
                lookedAt = present;
                shownAt = now;
            } catch (RuntimeException unread) {
                changed.set(true);
                throw unread;
            }
        }
        return view;
    }

    private InstrumentView read(Instant now, Instant present, boolean written) {
        Optional<SymbolState> state = data.states().read(instrument);
        long end = Minutes.plus(Minutes.floor(now), 1);
        BarSeries bars = data.repositories()
                .bars()
                .readRecent(instrument, Minutes.plus(end, -Minutes.PER_DAY - 2), end, now.toEpochMilli());
        boolean newState = written || !revision(state).equals(revision(view.state()));
        return new InstrumentView(
                instrument,
                state,
                bars,
                newState || isAnotherDay(now) || !ofTheModel ? realised.read(now) : view.realised(),
                newState ? decision(state, now) : view.decision(),
                champion(present, written));
    }

    private static Optional<Long> revision(Optional<SymbolState> state) {
        return state.map(SymbolState::revision);
    }

    /** Today's gains begin anew. */
    private boolean isAnotherDay(Instant now) {
        return shownAt.equals(Instant.MIN) || !day(shownAt).equals(day(now));
    }

    private Optional<DecisionRow> decision(Optional<SymbolState> state, Instant now) {
        if (!ofTheModel) {
            return Optional.empty();
        }
        List<DecisionRow> waiting =
                state.map(known -> known.outbox().decisions()).orElse(List.of());
        if (!waiting.isEmpty()) {
            return Optional.of(waiting.get(waiting.size() - 1));
        }
        for (LocalDate day : List.of(day(now), day(now).minusDays(1))) {
            List<DecisionRow> rows = data.repositories().ledger().decisions(instrument, day);
            if (!rows.isEmpty()) {
                return Optional.of(rows.get(rows.size() - 1));
            }
        }
        return Optional.empty();
    }

    private Champion champion(Instant present, boolean written) {
        if (!written && !isOver(championAt, present, Pace.CHAMPION)) {
            return view.champion();
        }
        Champion read = data.champions().champion(instrument);
        championAt = present;
        return read;
    }

    private static boolean isOver(Instant since, Instant now, Duration pause) {
        return since.equals(Instant.MIN) || !now.isBefore(since.plus(pause)) || now.isBefore(since);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
