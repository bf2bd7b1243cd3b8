package dev.scalpel.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.evidence.Standing;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.licence.EvidenceEntryCodec.Hashed;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The evidence of one procedure, entry by entry. An entry is written once under its number and never again; each contains the
 * hash of the one before. Of two writers of the same entry one succeeds, and the other's must be equal. A day that was settled
 * is settled: doing it again has no effect, and with another result it is an error.
 */
public final class EvidenceLedger {

    private static final Pattern ENTRY = Pattern.compile("\\d{6}\\.json");

    private final ObjectStore store;
    private final String procedure;
    private final EvidenceHead head;

    /** @param procedure its id */
    public EvidenceLedger(ObjectStore store, String procedure) {
        this.store = store;
        this.procedure = procedure;
        head = new EvidenceHead(store, procedure);
    }

    /**
     * The newest entry; empty before the account is opened.
     *
     * @throws DamagedEvidenceException when it was changed or entries are missing
     */
    public Optional<EvidenceEntry> last() {
        return newest().map(Hashed::entry);
    }

    /** Whether the account is opened. */
    public boolean isOpen() {
        return newest().isPresent();
    }

    /**
     * All entries in order, each checked to follow the one before.
     *
     * @throws DamagedEvidenceException when one was changed or is missing
     */
    public List<EvidenceEntry> entries() {
        Optional<Hashed> newest = newest();
        if (newest.isEmpty()) {
            return List.of();
        }
        List<Hashed> all = IntStream.rangeClosed(0, newest.get().entry().number())
                .parallel()
                .mapToObj(this::read)
                .toList();
        String before = EvidenceEntry.NONE;
        for (Hashed each : all) {
            if (!each.entry().previous().equals(before)) {
                throw new DamagedEvidenceException(
                        key(each.entry().number()),
                        "it follows an entry with the hash " + each.entry().previous() + ", and the one before it has "
                                + before);
            }
            before = each.hash();
        }
        return all.stream().map(Hashed::entry).toList();
    }

    /**
     * Checks all entries: their hashes, their order, and that each account follows from the one before.
     *
     * @return how many there are
     * @throws DamagedEvidenceException at the first that is wrong
     */
    public int verify() {
        List<EvidenceEntry> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            EvidenceEntry entry = entries.get(i);
            EvidenceEntry expected = EvidenceSteps.again(entries.subList(0, i), entry);
            if (!expected.equals(entry)) {
                throw new DamagedEvidenceException(
                        key(i), "its account does not follow from the entries before and from its own day");
            }
        }
        return entries.size();
    }

    /**
     * Where the evidence stands, for a reader.
     *
     * @param accountBp costs per side that the account pays now; empty where they are not known
     * @return empty before the account is opened
     * @throws DamagedEvidenceException as {@link #entries}
     */
    public Optional<Standing> standing(Map<InstrumentId, Double> accountBp) {
        List<EvidenceEntry> entries = entries();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        RegisteredProcedure registered = new ProcedureRegistry(store)
                .find(procedure)
                .orElseThrow(() -> new DamagedEvidenceException(
                        StoreKeys.PROCEDURES, "it does not know the procedure " + procedure));
        return Optional.of(StandingSteps.standing(registered, entries, accountBp));
    }

    /**
     * Opens the account. Opening it again changes nothing.
     *
     * @param night of the registration: the first forward day is the next one
     * @param start returns of {@link ReturnScale#START_DAYS} walk-forward days with trades
     */
    public EvidenceEntry open(LicenceRules rules, LocalDate night, List<Double> start) {
        Optional<Hashed> there = newest();
        return there.isPresent() ? read(0).entry() : append(EvidenceSteps.opened(procedure, rules, night, start));
    }

    /**
     * Settles the next day.
     *
     * @return the day's entry, whoever wrote it
     * @throws DamagedEvidenceException when the day is settled with another result
     * @throws IllegalArgumentException when days before it are not settled: none is skipped
     */
    public EvidenceEntry settle(
            LocalDate date, DayResult result, boolean limitReached, List<InstrumentDay> instruments) {
        Hashed newest = newest().orElseThrow(
                        () -> new IllegalArgumentException("the account of procedure " + procedure + " is not opened"));
        if (!date.isAfter(newest.entry().date())) {
            return settled(date, result, limitReached, instruments);
        }
        if (!date.equals(newest.entry().date().plusDays(1))) {
            throw new IllegalArgumentException("the next day to settle is "
                    + newest.entry().date().plusDays(1) + ", not " + date + ": no day is skipped");
        }
        EvidenceEntry next =
                EvidenceSteps.settled(newest.entry(), newest.hash(), date, result, limitReached, instruments);
        if (next.day().orElseThrow().step() == LicenceAccount.Step.LICENSED) {
            // Nothing is licensed by evidence that was not checked from its beginning.
            verify();
        }
        return append(next);
    }

    /**
     * Computes the counted days again where costs have risen by more than {@link EvidenceSteps#TOLERATED_RISE_BP}, and a
     * licence with them: one that these days would not have earned at the new costs ends.
     *
     * @param nowBp costs per side of the account
     * @return the new entry; empty where no cost has risen so far
     */
    public Optional<EvidenceEntry> recost(Map<InstrumentId, Double> nowBp) {
        Hashed newest = newest().orElseThrow(
                        () -> new IllegalArgumentException("the account of procedure " + procedure + " is not opened"));
        Map<InstrumentId, Double> risen = EvidenceSteps.risen(newest.entry().costsBp(), nowBp);
        return risen.isEmpty()
                ? Optional.empty()
                : Optional.of(append(EvidenceSteps.recounted(entries(), newest.hash(), new TreeMap<>(risen))));
    }

    /** Records what is traded on the days after the newest entry. */
    public EvidenceEntry decide(InstrumentDecision decision) {
        Hashed newest = newest().orElseThrow(
                        () -> new IllegalArgumentException("the account of procedure " + procedure + " is not opened"));
        return append(EvidenceSteps.decided(newest.entry(), newest.hash(), decision));
    }

    /** The newest entry of one of these kinds. */
    public Optional<EvidenceEntry> newest(Set<Kind> kinds) {
        return newest().stream()
                .flatMap(last -> IntStream.iterate(last.entry().number(), number -> number >= 0, number -> number - 1)
                        .mapToObj(number -> number == last.entry().number() ? last : read(number)))
                .map(Hashed::entry)
                .filter(entry -> kinds.contains(entry.kind()))
                .findFirst();
    }

    private EvidenceEntry settled(
            LocalDate date, DayResult result, boolean limitReached, List<InstrumentDay> instruments) {
        EvidenceEntry there = entries().stream()
                .filter(entry -> entry.kind() == Kind.DAY && entry.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        date + " is before the first forward day of procedure " + procedure));
        SettledDay day = there.day().orElseThrow();
        if (!day.result().equals(result)
                || day.limitReached() != limitReached
                || !day.instruments().equals(instruments)) {
            throw new DamagedEvidenceException(
                    key(there.number()), "the day " + date + " is settled, and now it has another result: " + result);
        }
        return there;
    }

    private EvidenceEntry append(EvidenceEntry entry) {
        String key = key(entry.number());
        String hash = EvidenceEntryCodec.hash(entry);
        try {
            store.putIfAbsent(key, EvidenceEntryCodec.encode(entry));
        } catch (WriteConflictException other) {
            if (!read(entry.number()).hash().equals(hash)) {
                throw new DamagedEvidenceException(
                        key, "another run has written it with another content; its entry stands");
            }
        }
        head.advance(entry.number(), hash);
        return entry;
    }

    private Optional<Hashed> newest() {
        int count = (int) store.list(StoreKeys.evidencePrefix(procedure)).stream()
                .map(key -> key.substring(StoreKeys.evidencePrefix(procedure).length()))
                .filter(name -> ENTRY.matcher(name).matches())
                .count();
        head.requireNotBeyond(count);
        if (count == 0) {
            return Optional.empty();
        }
        Hashed newest = read(count - 1);
        head.mark().ifPresent(mark -> {
            String hash = mark.number() == count - 1
                    ? newest.hash()
                    : read(mark.number()).hash();
            if (!hash.equals(mark.hash())) {
                throw new DamagedEvidenceException(
                        key(mark.number()), "it is not the entry that was written: its hash was " + mark.hash());
            }
        });
        return Optional.of(newest);
    }

    private Hashed read(int number) {
        String key = key(number);
        StoredObject object = store.get(key)
                .orElseThrow(() -> new DamagedEvidenceException(key, "it is missing, and there are later ones"));
        Hashed hashed = EvidenceEntryCodec.decode(key, object.bytes());
        if (hashed.entry().number() != number || !hashed.entry().procedure().equals(procedure)) {
            throw new DamagedEvidenceException(
                    key,
                    "it is entry " + hashed.entry().number() + " of procedure "
                            + hashed.entry().procedure());
        }
        return hashed;
    }

    private String key(int number) {
        return StoreKeys.evidence(procedure, number);
    }
}
