package dev.scalpel.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.Estimates;
import dev.scalpel.evidence.HistorySegment;
import dev.scalpel.evidence.InstrumentRule;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.Standing;
import dev.scalpel.evidence.SuspensionWatch;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.statistics.ReturnStatistics;
import dev.scalpel.statistics.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where an account stands, from its entries. Pure. */
final class StandingSteps {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private StandingSteps() {}

    /**
     * @param entries at least the first
     * @param accountBp costs per side that the account pays now; empty where they are not known
     */
    static Standing standing(
            RegisteredProcedure procedure, List<EvidenceEntry> entries, Map<InstrumentId, Double> accountBp) {
        EvidenceEntry newest = entries.get(entries.size() - 1);
        LicenceAccount account = newest.account();
        List<EvidenceEntry> days =
                entries.stream().filter(entry -> entry.day().isPresent()).toList();
        return new Standing(
                new Standing.Procedure(
                        procedure.name(),
                        procedure.version(),
                        procedure.id(),
                        procedure.variant(),
                        procedure.registered()),
                entries.get(0).date(),
                days.isEmpty() ? Optional.empty() : Optional.of(newest.date()),
                account.wager().days(),
                account.wager().evidence(),
                account.rules(),
                account.recentSum(),
                account.scale().unit(),
                licence(entries),
                Optional.empty(),
                costs(entries, accountBp),
                estimates(days),
                days.isEmpty() ? List.of() : List.of(forward(days)),
                days.stream().map(StandingSteps::day).toList(),
                days.isEmpty() ? List.of() : instruments(days.get(days.size() - 1)),
                choices(entries));
    }

    private static List<InstrumentRule.Choice> choices(List<EvidenceEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.instruments().stream())
                .reduce((earlier, later) -> later)
                .map(InstrumentDecision::choices)
                .orElse(List.of())
                .stream()
                .map(choice -> new InstrumentRule.Choice(
                        choice.instrument(),
                        choice.breakEvenBp().map(Statistic::of).orElseGet(() -> Statistic.undefined("no trades")),
                        choice.weight() > 0,
                        choice.weight()))
                .toList();
    }

    private static Standing.Day day(EvidenceEntry entry) {
        SettledDay day = entry.day().orElseThrow();
        return new Standing.Day(
                entry.date(),
                day.result(),
                day.scaled(),
                entry.account().wager().evidence(),
                day.step());
    }

    private static List<Standing.Instrument> instruments(EvidenceEntry entry) {
        return entry.day().orElseThrow().instruments().stream()
                .map(row -> new Standing.Instrument(
                        row.instrument().key(), row.candidate(), row.weight(), row.net(), row.turnover(), row.trades()))
                .toList();
    }

    private static Estimates estimates(List<EvidenceEntry> days) {
        BreakEven breakEven = breakEven(days);
        return new Estimates(
                breakEven.bp().value(),
                breakEven.standardErrorBp().value(),
                OptionalDouble.empty(),
                netSharpe(days).value(),
                OptionalDouble.empty());
    }

    private static Standing.Segment forward(List<EvidenceEntry> days) {
        BreakEven breakEven = breakEven(days);
        return new Standing.Segment(
                HistorySegment.FORWARD,
                days.get(0).date(),
                days.get(days.size() - 1).date().plusDays(1),
                (int) days.stream()
                        .filter(entry -> entry.day().orElseThrow().result() instanceof DayResult.Traded)
                        .count(),
                breakEven.bp().value(),
                breakEven.standardErrorBp().value());
    }

    private static BreakEven breakEven(List<EvidenceEntry> days) {
        return BreakEven.headline(days.stream()
                .flatMap(entry -> entry.day().orElseThrow().instruments().stream()
                        .filter(row -> row.turnover() > 0)
                        .map(row ->
                                new GrossReturn(entry.date().toEpochDay() * DAY_MILLIS, row.gross(), row.turnover())))
                .toList());
    }

    private static Statistic netSharpe(List<EvidenceEntry> days) {
        double[] known = days.stream()
                .map(entry -> entry.day().orElseThrow().result())
                .filter(result -> !(result instanceof DayResult.Missed))
                .mapToDouble(result -> result instanceof DayResult.Traded traded ? traded.netReturn() : 0)
                .toArray();
        return ReturnStatistics.annualised(ReturnStatistics.sharpe(known));
    }

    private static Standing.Licence licence(List<EvidenceEntry> entries) {
        Standing.Licence licence = Standing.Licence.NONE;
        for (int i = 1; i < entries.size(); i++) {
            EvidenceEntry entry = entries.get(i);
            LicenceAccount.Step step = entry.day().map(SettledDay::step).orElse(LicenceAccount.Step.NONE);
            if (step == LicenceAccount.Step.LICENSED) {
                licence = new Standing.Licence(Optional.of(entry.date()), Optional.empty(), "");
            } else if (EvidenceSteps.endsLicence(entries.get(i - 1), entry)) {
                licence = new Standing.Licence(
                        Optional.empty(),
                        Optional.of(entry.date()),
                        entry.day().isPresent() ? reason(entries.get(i - 1), entry) : costs(entry));
            }
        }
        return licence;
    }

    /** Why a rise of the costs ended the licence. */
    private static String costs(EvidenceEntry entry) {
        LicenceAccount account = entry.account();
        return account.wager().days() == 0
                ? "the account's costs have risen, and at these its returns since the licence would have suspended it"
                : String.format(
                        Locale.ROOT,
                        "the account's costs have risen, and at these its evidence is %,.2f of %,.0f",
                        account.wager().evidence(),
                        account.rules().threshold());
    }

    /** Why this day ended the licence, in one sentence without a full stop. */
    static String reason(EvidenceEntry before, EvidenceEntry suspended) {
        SuspensionWatch watch = before.account()
                .watch()
                .orElseThrow()
                .after(suspended.day().orElseThrow().scaled());
        return watch.statistic() >= SuspensionWatch.LIMIT
                ? String.format(
                        Locale.ROOT,
                        "its losses since the licence are evidence of %.0f against an edge, and the limit is %.0f",
                        watch.statistic(),
                        SuspensionWatch.LIMIT)
                : String.format(
                        Locale.ROOT,
                        "its returns have fallen by %.1f units from their peak, and the limit is %.0f",
                        watch.fall(),
                        SuspensionWatch.MAX_FALL);
    }

    /** Weighted by the turnover of the counted days. */
    private static Standing.CostLevel costs(List<EvidenceEntry> entries, Map<InstrumentId, Double> accountBp) {
        Map<InstrumentId, Double> stand = entries.get(entries.size() - 1).costsBp();
        double assumed = 0;
        double account = 0;
        double turnover = 0;
        for (EvidenceEntry entry : entries.subList(EvidenceSteps.attempt(entries) + 1, entries.size())) {
            for (InstrumentDay row : entry.day().map(SettledDay::instruments).orElse(List.of())) {
                assumed += row.turnover() * Math.max(row.costBp(), stand.getOrDefault(row.instrument(), 0.0));
                account += row.turnover() * accountBp.getOrDefault(row.instrument(), Double.NaN);
                turnover += row.turnover();
            }
        }
        double now = account / turnover;
        return new Standing.CostLevel(
                turnover == 0 ? 0 : assumed / turnover,
                Double.isNaN(now) ? OptionalDouble.empty() : OptionalDouble.of(now));
    }
}
