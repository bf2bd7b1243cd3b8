package dev.scalpel.licence;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.WriteConflictException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The candidates of all days: each is written once, and the first one counts. */
public final class CandidateStore {

    private static final CandidateCodec CODEC = new CandidateCodec();

    private final ObjectStore store;

    public CandidateStore(ObjectStore store) {
        this.store = store;
    }

    /** Stores a candidate, unless there is one of this procedure, instrument and day; returns the one that counts. */
    public Candidate add(Candidate candidate) {
        String key = StoreKeys.candidate(candidate.procedure(), candidate.instrument(), candidate.day());
        try {
            store.putIfAbsent(key, CODEC.encode(candidate));
            return candidate;
        } catch (WriteConflictException there) {
            return find(candidate.procedure(), candidate.instrument(), candidate.day())
                    .orElseThrow(() -> there);
        }
    }

    /** @throws DamagedEvidenceException when it cannot be read */
    public Optional<Candidate> find(String procedure, InstrumentId instrument, LocalDate day) {
        String key = StoreKeys.candidate(procedure, instrument, day);
        return store.get(key).map(object -> checked(key, CODEC.decode(key, object.bytes()), procedure, day));
    }

    /** Of all instruments, in order of their keys. */
    public List<Candidate> of(String procedure, LocalDate day) {
        String prefix = StoreKeys.candidatesPrefix(procedure) + day + "/";
        return store.list(prefix).stream()
                .map(key -> InstrumentId.parse(key.substring(prefix.length()).replaceFirst("\\.json$", "")))
                .map(instrument -> find(procedure, instrument, day).orElseThrow())
                .toList();
    }

    private static Candidate checked(String key, Candidate candidate, String procedure, LocalDate day) {
        if (!candidate.procedure().equals(procedure) || !candidate.day().equals(day)) {
            throw new DamagedEvidenceException(
                    key, "it is the candidate of procedure " + candidate.procedure() + " for " + candidate.day());
        }
        return candidate;
    }
}
