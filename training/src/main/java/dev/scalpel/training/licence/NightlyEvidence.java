package dev.scalpel.training.licence;

import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.Probation;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.evidence.Standing;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.licence.DamagedEvidenceException;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.HeldOutCredit;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.ModelStore;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What follows when the candidates of a night are made: the days before are settled, and the licence decides who trades.
 * Whoever finds the candidates of all instruments does it; doing it again changes nothing.
 */
public final class NightlyEvidence {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    /** A day whose newest bars are missing may still get them: it is settled in the next night. */
    private static final long LATE_MILLIS = 10 * Minutes.MILLIS;

    private final ObjectStore store;
    private final BarRepository bars;
    private final List<InstrumentId> instruments;
    private final Settlement settlement;
    private final Licensing licensing;
    private final Settlement.Market market;
    /** Of held-out history; empty unless the user has opted in to probation. */
    private final Optional<HeldOutCredit> credit;

    private NightlyEvidence(
            ObjectStore store,
            BarRepository bars,
            List<InstrumentId> instruments,
            Settlement settlement,
            Licensing licensing,
            Settlement.Market market,
            Optional<HeldOutCredit> credit) {
        this.store = store;
        this.bars = bars;
        this.instruments = instruments;
        this.settlement = settlement;
        this.licensing = licensing;
        this.market = market;
        this.credit = credit;
    }

    /** Of the instruments of these settings. */
    public static NightlyEvidence of(
            Settings settings, ObjectStore store, BarRepository bars, Settlement.Market market) {
        CandidateRules rules = new CandidateRules(settings, new ModelStore(store), bars);
        return new NightlyEvidence(
                store,
                bars,
                settings.instruments(),
                new Settlement(bars, rules, market),
                new Licensing(
                        new ChampionRegistry(store),
                        Duration.ofDays(settings.gate().expiryDays())),
                market,
                settings.gate().probation() ? Optional.of(new HeldOutCredit(store)) : Optional.empty());
    }

    /** Makes the candidate of a night that was missed. */
    @FunctionalInterface
    public interface MissedNight {

        /** Returns whether it is made; if not, the days from there on are settled in a later night. */
        boolean train(InstrumentId instrument, LocalDate day);
    }

    /**
     * What a night did.
     *
     * @param decisions one per instrument; none if some candidates of the night are still to come
     */
    public record Night(EvidenceReport report, List<Licensing.Decision> decisions) {

        public Night {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * Settles and decides.
     *
     * @param tonight the day that begins
     * @throws DamagedEvidenceException when the evidence cannot be trusted; the procedure's champions open nothing then
     */
    public Night run(RegisteredProcedure procedure, LocalDate tonight, Instant now, MissedNight missed) {
        try {
            return settleAndDecide(procedure, tonight, now, missed);
        } catch (DamagedEvidenceException damaged) {
            instruments.forEach(
                    instrument -> licensing.suspend(procedure.id(), instrument, String.valueOf(damaged.getMessage())));
            throw damaged;
        }
    }

    private Night settleAndDecide(RegisteredProcedure procedure, LocalDate tonight, Instant now, MissedNight missed) {
        List<Candidate> candidates = new CandidateStore(store).of(procedure.id(), tonight);
        List<InstrumentId> waiting = new ArrayList<>(instruments);
        waiting.removeAll(candidates.stream().map(Candidate::instrument).toList());
        if (!waiting.isEmpty()) {
            return new Night(EvidenceReport.notOpen(procedure, "waiting for the candidates of " + waiting), List.of());
        }
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        if (!ledger.isOpen()) {
            return open(procedure, ledger, tonight, candidates, now);
        }
        List<LocalDate> settled = settle(procedure, ledger, tonight, missed);
        Map<InstrumentId, Double> costs = new TreeMap<>();
        candidates.forEach(candidate -> costs.put(candidate.instrument(), candidate.costBp()));
        ledger.recost(costs);
        LicenceAccount account = ledger.last().orElseThrow().account();
        Permission permission = permission(procedure, ledger, account);
        return new Night(
                report(procedure, account, permission, settled), decisions(procedure, permission, candidates, now));
    }

    private Night open(
            RegisteredProcedure procedure,
            EvidenceLedger ledger,
            LocalDate tonight,
            List<Candidate> candidates,
            Instant now) {
        List<Double> start = start(candidates);
        if (start.size() < ReturnScale.START_DAYS) {
            String words = "no account yet: it needs " + ReturnScale.START_DAYS
                    + " walk-forward days with trades, and there are " + start.size();
            return new Night(
                    EvidenceReport.notOpen(procedure, words),
                    decisions(procedure, new Permission.None(words), candidates, now));
        }
        EvidenceEntry opened = ledger.open(procedure.rules(), tonight, start);
        Permission none = new Permission.None("the account is opened: its first forward day is " + tonight.plusDays(1));
        return new Night(
                report(procedure, opened.account(), new Permission.None(Permission.words(opened.account())), List.of()),
                decisions(procedure, none, candidates, now));
    }

    private List<Licensing.Decision> decisions(
            RegisteredProcedure procedure, Permission permission, List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(candidate -> instruments.contains(candidate.instrument()))
                .map(candidate -> licensing.decide(procedure.id(), permission, candidate, now))
                .toList();
    }

    /** The newest walk-forward days on which some instrument traded, all instruments together. */
    static List<Double> start(Collection<Candidate> candidates) {
        Map<LocalDate, Double> nets = new TreeMap<>();
        TreeSet<LocalDate> traded = new TreeSet<>();
        for (Candidate candidate : candidates) {
            for (WalkForwardDay day : candidate.walkForward()) {
                nets.merge(day.date(), day.net(), Double::sum);
                if (day.traded()) {
                    traded.add(day.date());
                }
            }
        }
        List<Double> returns = traded.stream().map(nets::get).toList();
        return returns.subList(Math.max(0, returns.size() - ReturnScale.START_DAYS), returns.size());
    }

    private List<LocalDate> settle(
            RegisteredProcedure procedure, EvidenceLedger ledger, LocalDate tonight, MissedNight missed) {
        List<LocalDate> settled = new ArrayList<>();
        EvidenceEntry last = ledger.last().orElseThrow();
        for (LocalDate day = last.date().plusDays(1); day.isBefore(tonight); day = day.plusDays(1)) {
            if (isLate(day, tonight)) {
                return settled;
            }
            Optional<List<Candidate>> candidates = candidates(procedure, last, day, missed);
            if (candidates.isEmpty()) {
                return settled;
            }
            last = settlement.settle(ledger, last, day, candidates.get());
            settled.add(day);
        }
        return settled;
    }

    /** Those of all instruments that were traded before the day; empty while one of them cannot be made. */
    private Optional<List<Candidate>> candidates(
            RegisteredProcedure procedure, EvidenceEntry last, LocalDate day, MissedNight missed) {
        CandidateStore stored = new CandidateStore(store);
        TreeSet<InstrumentId> known = new TreeSet<>(
                last.day().isPresent()
                        ? last.day().get().instruments().stream()
                                .map(EvidenceEntry.InstrumentDay::instrument)
                                .toList()
                        : stored.of(procedure.id(), last.date()).stream()
                                .map(Candidate::instrument)
                                .toList());
        known.retainAll(instruments);
        for (InstrumentId instrument : known) {
            if (stored.find(procedure.id(), instrument, day).isEmpty() && !missed.train(instrument, day)) {
                return Optional.empty();
            }
        }
        return Optional.of(stored.of(procedure.id(), day));
    }

    /** Whether the newest day's last bars may still come. */
    private boolean isLate(LocalDate day, LocalDate tonight) {
        long end = (day.toEpochDay() + 1) * DAY_MILLIS;
        return day.plusDays(1).equals(tonight)
                && instruments.stream()
                        .filter(instrument -> market.isOpen(instrument, day))
                        .anyMatch(
                                instrument -> bars.lastOpenTime(instrument).orElse(Long.MIN_VALUE) < end - LATE_MILLIS);
    }

    private Permission permission(RegisteredProcedure procedure, EvidenceLedger ledger, LicenceAccount account) {
        if (account.licensed()) {
            return new Permission.Licensed(account);
        }
        boolean ended =
                account.rules().equals(LicenceRules.again()) || licensing.hasChampion(procedure.id(), instruments);
        if (!ended && credit.isEmpty()) {
            return new Permission.None(Permission.words(account));
        }
        Standing standing = ledger.standing(Map.of()).orElseThrow();
        if (standing.licence().suspended().isPresent()) {
            return new Permission.Ended(
                    "suspended since " + standing.licence().suspended().get() + ": "
                            + standing.licence().reason(),
                    Permission.words(account));
        }
        return credit.map(held -> new Probation(
                        held.of(procedure, standing.opened()), account.wager().evidence()))
                .filter(Probation::isEarned)
                .<Permission>map(earned -> new Permission.OnProbation(account, earned))
                .orElseGet(() -> new Permission.None(Permission.words(account)));
    }

    private static EvidenceReport report(
            RegisteredProcedure procedure, LicenceAccount account, Permission permission, List<LocalDate> settled) {
        return new EvidenceReport(
                procedure.name() + " " + procedure.version(),
                procedure.id(),
                settled,
                account.wager().evidence(),
                account.rules().threshold(),
                account.wager().days(),
                account.licensed(),
                permission instanceof Permission.Ended
                        ? "not licensed: " + Permission.words(account)
                        : permission.text());
    }
}
