package dev.scalpel.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.training.daily.TrainingReport;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports of trainings with a decision, stored next to their trials, so that a repeated event does not train again.
 */
final class TrainingReportStore {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingReportStore.class);
    private static final ObjectMapper JSON = ResponseJson.mapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ObjectStore store;

    TrainingReportStore(ObjectStore store) {
        this.store = store;
    }

    /** The decision of the training whose bars ended at this time. */
    Optional<String> decision(InstrumentId instrument, Instant end) {
        String key = key(instrument, end);
        return store.get(key).map(object -> {
            try {
                return JSON.readTree(object.bytes()).path("words").asText();
            } catch (IOException damaged) {
                throw new StoreException(key + " is not a report: " + damaged.getMessage() + "; remove it", damaged);
            }
        });
    }

    void save(InstrumentId instrument, TrainingReport report) {
        String key = key(instrument, report.to());
        try {
            store.putIfAbsent(key, JSON.writeValueAsBytes(report));
        } catch (WriteConflictException there) {
            LOG.info("{} was already written", key);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report can always be written", impossible);
        }
    }

    private static String key(InstrumentId instrument, Instant end) {
        LocalDate date = end.atZone(ZoneOffset.UTC).toLocalDate();
        return StoreKeys.tuning(instrument, date, "report-" + TIME.format(end) + ".json");
    }
}
