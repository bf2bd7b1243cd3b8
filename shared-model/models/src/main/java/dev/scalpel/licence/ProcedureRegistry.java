package dev.scalpel.licence;

import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The procedures whose evidence is recorded, in order of registration. One that is registered keeps its hash, its number and
 * its time for ever; registering it again changes nothing.
 */
public final class ProcedureRegistry {

    private static final ProcedureRegistryCodec CODEC = new ProcedureRegistryCodec();

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;

    public ProcedureRegistry(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
    }

    /** In order of registration. */
    public List<RegisteredProcedure> procedures() {
        return store.get(StoreKeys.PROCEDURES)
                .map(object -> CODEC.decode(StoreKeys.PROCEDURES, object.bytes()))
                .orElse(List.of());
    }

    public Optional<RegisteredProcedure> find(String id) {
        return find(procedures(), id);
    }

    /**
     * Registers a procedure, or returns it as it was registered.
     *
     * @param shipped whether it is one that is released; a user's own is numbered
     * @throws ProcedureChangedException when its name and version are registered with another hash
     * @throws DamagedEvidenceException when there is evidence of a procedure that the registry does not know: it is older
     *     than its evidence
     */
    public RegisteredProcedure register(ProcedureManifest manifest, boolean shipped, Instant now) {
        requireNoUnknownEvidence();
        List<RegisteredProcedure> after = compareAndSet
                .update(StoreKeys.PROCEDURES, CODEC, stored -> with(stored.orElse(List.of()), manifest, shipped, now))
                .after();
        return find(after, manifest.id()).orElseThrow();
    }

    private static List<RegisteredProcedure> with(
            List<RegisteredProcedure> known, ProcedureManifest manifest, boolean shipped, Instant now) {
        String id = manifest.id();
        if (find(known, id).isPresent()) {
            return known;
        }
        known.stream()
                .filter(each -> each.name().equals(manifest.name()) && each.version() == manifest.version())
                .findFirst()
                .ifPresent(each -> {
                    throw new ProcedureChangedException(each.name(), each.version(), each.id(), id);
                });
        int variants =
                (int) known.stream().filter(each -> each.variant().isPresent()).count();
        List<RegisteredProcedure> all = new ArrayList<>(known);
        all.add(new RegisteredProcedure(
                manifest.name(),
                manifest.version(),
                id,
                shipped ? Optional.empty() : Optional.of(variants + 1),
                now,
                manifest.canonical()));
        return all;
    }

    /** Without this check an older copy of the registry would number a later variant lower, and ask less of it. */
    private void requireNoUnknownEvidence() {
        List<String> known = procedures().stream().map(RegisteredProcedure::id).toList();
        store.list(StoreKeys.EVIDENCE).stream()
                .filter(key -> !key.equals(StoreKeys.PROCEDURES))
                .map(key -> key.substring(StoreKeys.EVIDENCE.length()).replaceFirst("/.*", ""))
                .filter(id -> !known.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new DamagedEvidenceException(
                            StoreKeys.PROCEDURES,
                            "it does not know the procedure " + id
                                    + ", of which there are entries: it is an older copy");
                });
    }

    private static Optional<RegisteredProcedure> find(List<RegisteredProcedure> known, String id) {
        return known.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
