package dev.scalpel.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.market.InstrumentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How one entry follows from those before. Pure: writing an entry and checking it later are the same steps. */
final class EvidenceSteps {

    /** By how much the cost of a side may rise, in basis points, before the counted days are computed again. */
    static final double TOLERATED_RISE_BP = 0.25;

    private static final double BP = 1e-4;

    private EvidenceSteps() {}

    static EvidenceEntry opened(String procedure, LicenceRules rules, LocalDate night, List<Double> start) {
        ReturnScale scale = ReturnScale.startingFrom(
                start.stream().mapToDouble(Double::doubleValue).toArray());
        return new EvidenceEntry(
                procedure,
                0,
                EvidenceEntry.NONE,
                night,
                Kind.OPENED,
                start,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                LicenceAccount.opened(rules, scale));
    }

    static EvidenceEntry settled(
            EvidenceEntry before,
            String hash,
            LocalDate date,
            DayResult result,
            boolean limitReached,
            List<InstrumentDay> instruments) {
        LicenceAccount.Day day = before.account().after(result);
        Map<InstrumentId, Double> costs = new TreeMap<>();
        if (day.step() != LicenceAccount.Step.SUSPENDED) {
            costs.putAll(before.costsBp());
            instruments.stream()
                    .filter(row -> row.turnover() > 0)
                    .forEach(row -> costs.merge(row.instrument(), row.costBp(), Math::min));
        }
        return new EvidenceEntry(
                before.procedure(),
                before.number() + 1,
                hash,
                date,
                Kind.DAY,
                List.of(),
                Optional.of(new SettledDay(result, limitReached, day.unit(), day.scaled(), day.step(), instruments)),
                Optional.empty(),
                costs,
                day.account());
    }

    /** Those that have risen by more than is tolerated, above the lowest at which their days stand. */
    static Map<InstrumentId, Double> risen(Map<InstrumentId, Double> stand, Map<InstrumentId, Double> now) {
        Map<InstrumentId, Double> risen = new TreeMap<>();
        stand.forEach((instrument, lowest) -> {
            double cost = now.getOrDefault(instrument, lowest);
            if (cost > lowest + TOLERATED_RISE_BP) {
                risen.put(instrument, cost);
            }
        });
        return risen;
    }

    /**
     * The counted days again, at costs of at least these. A licence lasts if it would have been earned at these costs too and
     * would not have been suspended since. None is granted: that takes a day.
     *
     * @param entries all so far
     * @param risen costs per side
     */
    static EvidenceEntry recounted(List<EvidenceEntry> entries, String hash, Map<InstrumentId, Double> risen) {
        return atCosts(entries, hash, Kind.RECOUNTED, risen, recount(entries, risen));
    }

    private static EvidenceEntry atCosts(
            List<EvidenceEntry> entries,
            String hash,
            Kind kind,
            Map<InstrumentId, Double> risen,
            LicenceAccount account) {
        EvidenceEntry newest = entries.get(entries.size() - 1);
        Map<InstrumentId, Double> costs = new TreeMap<>(newest.costsBp());
        costs.putAll(risen);
        return new EvidenceEntry(
                newest.procedure(),
                newest.number() + 1,
                hash,
                newest.date(),
                kind,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                costs,
                account);
    }

    /** What is traded on the days after the newest entry. It counts nothing. */
    static EvidenceEntry decided(EvidenceEntry newest, String hash, InstrumentDecision decision) {
        return new EvidenceEntry(
                newest.procedure(),
                newest.number() + 1,
                hash,
                newest.date(),
                Kind.INSTRUMENTS,
                List.of(),
                Optional.empty(),
                Optional.of(decision),
                newest.costsBp(),
                newest.account());
    }

    private static LicenceAccount recount(List<EvidenceEntry> entries, Map<InstrumentId, Double> risen) {
        int first = attempt(entries);
        LicenceAccount begun = entries.get(first).account();
        boolean licensed = entries.get(entries.size() - 1).account().licensed();
        LicenceRules unreachable = new LicenceRules(
                Double.MAX_VALUE, begun.rules().minDays(), begun.rules().recentDays());
        LicenceAccount account = LicenceAccount.opened(licensed ? begun.rules() : unreachable, begun.scale());
        Map<InstrumentId, Double> floor = new TreeMap<>(risen);
        for (EvidenceEntry entry : entries.subList(first + 1, entries.size())) {
            if (entry.kind().isForCosts()) {
                entry.costsBp().forEach((instrument, cost) -> floor.merge(instrument, cost, Math::max));
            }
        }
        boolean suspended = false;
        for (EvidenceEntry entry : entries.subList(first + 1, entries.size())) {
            if (entry.day().isPresent()) {
                LicenceAccount.Day day = account.after(at(floor, entry.day().get()));
                suspended |= day.step() == LicenceAccount.Step.SUSPENDED;
                account = day.account();
            }
        }
        return suspended
                ? LicenceAccount.opened(LicenceRules.again(), account.scale())
                : new LicenceAccount(
                        begun.rules(), account.scale(), account.wager(), account.recent(), account.watch());
    }

    /** The entry that the present attempt began with: the first, or the newest after which evidence started anew. */
    static int attempt(List<EvidenceEntry> entries) {
        int first = 0;
        for (int i = 1; i < entries.size(); i++) {
            if (endsLicence(entries.get(i - 1), entries.get(i))
                    && entries.get(i).account().wager().days() == 0) {
                first = i;
            }
        }
        return first;
    }

    /** Whether a licence ended with this entry: by the day's result, or because the costs rose. */
    static boolean endsLicence(EvidenceEntry before, EvidenceEntry entry) {
        return before.account().licensed() && !entry.account().licensed();
    }

    /** The day's result if each side had cost at least this much. */
    private static DayResult at(Map<InstrumentId, Double> floor, SettledDay day) {
        if (!(day.result() instanceof DayResult.Traded traded)) {
            return day.result();
        }
        double dearer = 0;
        for (InstrumentDay row : day.instruments()) {
            double cost = Math.max(row.costBp(), floor.getOrDefault(row.instrument(), row.costBp()));
            dearer += (cost - row.costBp()) * BP * row.turnover();
        }
        return new DayResult.Traded(Math.max(-1, traded.netReturn() - dearer));
    }

    /** The entry as it must be after those before, from its own day. */
    static EvidenceEntry again(List<EvidenceEntry> before, EvidenceEntry entry) {
        if (before.isEmpty()) {
            return opened(entry.procedure(), entry.account().rules(), entry.date(), entry.start());
        }
        EvidenceEntry last = before.get(before.size() - 1);
        if (entry.kind() == Kind.DAY) {
            SettledDay day = entry.day().orElseThrow();
            return settled(
                    last,
                    entry.previous(),
                    last.date().plusDays(1),
                    day.result(),
                    day.limitReached(),
                    day.instruments());
        }
        if (entry.instruments().isPresent()) {
            return decided(last, entry.previous(), entry.instruments().get());
        }
        Map<InstrumentId, Double> risen = new TreeMap<>(entry.costsBp());
        last.costsBp().forEach(risen::remove);
        return entry.kind() == Kind.RECOSTED && last.account().licensed()
                ? atCosts(before, entry.previous(), Kind.RECOSTED, risen, last.account())
                : atCosts(before, entry.previous(), entry.kind(), risen, recount(before, risen));
    }
}
