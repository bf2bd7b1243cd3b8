package dev.scalpel.monitoring.records;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.HistorySegment;
import dev.scalpel.evidence.InstrumentDay;
import dev.scalpel.evidence.LicenceOdds;
import dev.scalpel.evidence.ProvenBreakEven;
import dev.scalpel.evidence.SettledDay;
import dev.scalpel.evidence.ShadowFigures;
import dev.scalpel.evidence.Standing;
import dev.scalpel.evidence.Standing.Estimates;
import dev.scalpel.evidence.Standing.Segment;
import dev.scalpel.licence.EvidenceEntry;
import java.util.List;

/** What the forward days say beside the evidence: break-even, Sharpe ratio, and the odds of a licence. */
final class StandingEstimates {

    private static final int CHANCE_DAYS = 360;
    private static final long SEED = 1;

    private final List<EvidenceEntry> entries;
    private final List<SettledDay> days;

    /** @param entries of a ledger, the opening first */
    StandingEstimates(List<EvidenceEntry> entries) {
        this.entries = entries;
        days = entries.stream()
                .flatMap(entry -> entry.day().stream().map(day -> settled(entry, day)))
                .toList();
    }

    Standing addTo(Standing standing) {
        ShadowFigures figures = ShadowFigures.of(days);
        double costBp = standing.costs().accountBp().orElse(standing.costs().assumedBp());
        Estimates estimates = new Estimates(
                figures.breakEven().bp().value(),
                figures.breakEven().standardErrorBp().value(),
                ProvenBreakEven.bp(start(), days).value(),
                figures.netSharpe().value(),
                LicenceOdds.within(last().account(), days, costBp, CHANCE_DAYS, SEED)
                        .value());
        List<Segment> history = standing.history().stream()
                .map(segment -> segment.kind() == HistorySegment.FORWARD ? with(segment, estimates) : segment)
                .toList();
        return standing.with(estimates, history);
    }

    private EvidenceEntry last() {
        return entries.get(entries.size() - 1);
    }

    private List<SettledDay> start() {
        return entries.get(0).start().stream()
                .map(net -> new SettledDay(entries.get(0).date().toEpochDay(), new DayResult.Traded(net), List.of()))
                .toList();
    }

    private static SettledDay settled(EvidenceEntry entry, EvidenceEntry.SettledDay day) {
        return new SettledDay(
                entry.date().toEpochDay(),
                day.result(),
                day.instruments().stream()
                        .map(row -> new InstrumentDay(
                                row.instrument(), row.gross(), row.turnover(), row.trades(), row.costBp()))
                        .toList());
    }

    private static Segment with(Segment segment, Estimates estimates) {
        return new Segment(
                segment.kind(),
                segment.from(),
                segment.to(),
                segment.days(),
                estimates.breakEvenBp(),
                estimates.breakEvenErrorBp());
    }
}
