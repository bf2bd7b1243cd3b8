package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.licence.DamagedEvidenceException;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.report.summary.EvidenceJson;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The accounts of evidence for the status. */
public final class EvidenceStatus {

    /** An account changes once a night. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final EvidenceReader reader;
    private Optional<Read> last = Optional.empty();

    private record Read(Instant at, ArrayNode accounts) {}

    public EvidenceStatus(Settings settings, ObjectStore store) {
        reader = new EvidenceReader(settings, store);
    }

    /**
     * The accounts as documents, that of the present procedure first, read again after a quarter of an hour. What cannot be read is a
     * {@code problem} of the answer, because the status is needed most when something is wrong.
     */
    public synchronized ArrayNode of(Instant now) {
        Read read = last.filter(known -> now.isBefore(known.at().plus(FRESH)) && !now.isBefore(known.at()))
                .orElseGet(() -> new Read(now, read(now)));
        last = Optional.of(read);
        return read.accounts().deepCopy();
    }

    private ArrayNode read(Instant now) {
        ArrayNode accounts = ResponseJson.mapper().createArrayNode();
        try {
            reader.read(now).forEach(standing -> accounts.add(EvidenceJson.of(standing)));
        } catch (StoreException | DamagedEvidenceException unreadable) {
            accounts.addObject().put("problem", "cannot be read: " + unreadable.getMessage());
        }
        return accounts;
    }
}
