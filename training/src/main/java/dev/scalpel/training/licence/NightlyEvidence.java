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
import dev.scalpel.licence.EvidenceEntry.Kind;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What follows when the candidates of a night are made: the days before are settled, and the licence decides who trades.
 * Whoever finds the candidates of all instruments does it; doing it again changes nothing.
 */
public final class NightlyEvidence {

    /** A day whose newest bars are missing may still get them: it is settled in the next night. */
    private static final long LATE_MILLIS = 10 * Minutes.MILLIS;

    private final ObjectStore store;
    private final BarRepository bars;
    private final List<InstrumentId> instruments;
    private final Settlement settlement;
    private final Licensing licensing;
    private final InstrumentReview review;
    private final Settlement.Market market;
    /** Of held-out history; empty unless the user has opted in to probation. */
    private final Optional<HeldOutCredit> credit;

    private NightlyEvidence(
            Settings settings,
            ObjectStore store,
            BarRepository bars,
            Settlement.Market market,
            Optional<HeldOutCredit> credit) {
        this.store = store;
        this.bars = bars;
        this.market = market;
        this.credit = credit;
        instruments = settings.instruments();
        settlement = new Settlement(bars, new CandidateRules(settings, new ModelStore(store), bars), market);
        licensing = new Licensing(
                new ChampionRegistry(store), Duration.ofDays(settings.gate().expiryDays()));
        review = new InstrumentReview(bars, market);
    }

    /** Of the instruments of these settings. */
    public static NightlyEvidence of(
            Settings settings, ObjectStore store, BarRepository bars, Settlement.Market market) {
        return new NightlyEvidence(
                settings,
                store,
                bars,
                market,
                settings.gate().probation() ? Optional.of(new HeldOutCredit(store)) : Optional.empty());
    }

    /** The same for a procedure that is not the present one: it is never on probation. */
    public static NightlyEvidence ofFormer(
            Settings settings, ObjectStore store, BarRepository bars, Settlement.Market market) {
        return new NightlyEvidence(settings, store, bars, market, Optional.empty());
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
        return run(procedure, tonight, now, missed, false);
    }

    /** @param formerLicensed whether the former procedure is: its champions trade then, and this one is not on probation */
    public Night run(
            RegisteredProcedure procedure, LocalDate tonight, Instant now, MissedNight missed, boolean formerLicensed) {
        try {
            return settleAndDecide(procedure, tonight, now, missed, formerLicensed);
        } catch (DamagedEvidenceException damaged) {
            instruments.forEach(
                    instrument -> licensing.suspend(procedure.id(), instrument, String.valueOf(damaged.getMessage())));
            throw damaged;
        }
    }

    /** Ends a procedure's time: its champions open nothing any more, and their exits run. */
    public void stop(String procedure, String reason) {
        instruments.forEach(instrument -> licensing.suspend(procedure, instrument, reason));
    }

    private Night settleAndDecide(
            RegisteredProcedure procedure, LocalDate tonight, Instant now, MissedNight missed, boolean formerLicensed) {
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
        Permission permission = permission(procedure, ledger, account, formerLicensed);
        return new Night(
                report(procedure, account, permission, settled),
                decisions(procedure, permission, decided(procedure, ledger, tonight, candidates), candidates, now));
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
                    decisions(procedure, new Permission.None(words), Map.of(), candidates, now));
        }
        EvidenceEntry opened = ledger.open(procedure.rules(), tonight, start);
        Permission none = new Permission.None("the account is opened: its first forward day is " + tonight.plusDays(1));
        return new Night(
                report(procedure, opened.account(), new Permission.None(Permission.words(opened.account())), List.of()),
                decisions(procedure, none, Map.of(), candidates, now));
    }

    private List<Licensing.Decision> decisions(
            RegisteredProcedure procedure,
            Permission permission,
            Map<InstrumentId, Double> weights,
            List<Candidate> candidates,
            Instant now) {
        return candidates.stream()
                .filter(candidate -> instruments.contains(candidate.instrument()))
                .map(candidate -> licensing.decide(
                        procedure.id(),
                        permission,
                        Optional.ofNullable(weights.get(candidate.instrument())),
                        candidate,
                        now))
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
        EvidenceEntry last = ledger.newest(Set.of(Kind.DAY, Kind.OPENED)).orElseThrow();
        for (LocalDate day = last.date().plusDays(1); day.isBefore(tonight); day = day.plusDays(1)) {
            if (isLate(day, tonight)) {
                return settled;
            }
            Optional<List<Candidate>> candidates = candidates(procedure, last, day, missed);
            if (candidates.isEmpty()) {
                return settled;
            }
            last = settlement.settle(ledger, day, candidates.get(), weights(procedure, ledger, day, candidates.get()));
            settled.add(day);
        }
        return settled;
    }

    /** Of the account, of each candidate; as the settings allocate where the procedure decides nothing. */
    private Map<InstrumentId, Double> weights(
            RegisteredProcedure procedure, EvidenceLedger ledger, LocalDate day, List<Candidate> candidates) {
        Map<InstrumentId, Double> allocations = allocations(candidates);
        return review.of(procedure, ledger, day, candidates)
                .map(decision -> decision.shares(allocations))
                .orElse(allocations);
    }

    /** What the procedure has decided for champions; empty where it decides nothing, or has not yet. */
    private Map<InstrumentId, Double> decided(
            RegisteredProcedure procedure, EvidenceLedger ledger, LocalDate tonight, List<Candidate> candidates) {
        if (!procedure.decidesOnInstruments()) {
            return Map.of();
        }
        LocalDate settled =
                ledger.newest(Set.of(Kind.DAY, Kind.OPENED)).orElseThrow().date();
        // A decision for tonight needs all days before it; without them the last one goes on.
        return settled.plusDays(1).equals(tonight)
                ? weights(procedure, ledger, tonight, candidates)
                : ledger.newest(Set.of(Kind.INSTRUMENTS))
                        .flatMap(EvidenceEntry::instruments)
                        .map(decision -> decision.shares(allocations(candidates)))
                        .orElse(Map.of());
    }

    private static Map<InstrumentId, Double> allocations(Collection<Candidate> candidates) {
        Map<InstrumentId, Double> allocations = new TreeMap<>();
        candidates.forEach(candidate -> allocations.put(candidate.instrument(), candidate.weight()));
        return allocations;
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
        return day.plusDays(1).equals(tonight)
                && instruments.stream().anyMatch(instrument -> {
                    OptionalLong last = market.lastMinute(instrument, day);
                    return last.isPresent()
                            && bars.lastOpenTime(instrument).orElse(Long.MIN_VALUE)
                                    < Minutes.plus(last.getAsLong(), 1) - LATE_MILLIS;
                });
    }

    private Permission permission(
            RegisteredProcedure procedure, EvidenceLedger ledger, LicenceAccount account, boolean formerLicensed) {
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
        return credit.filter(held -> !formerLicensed)
                .map(held -> new Probation(
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
