package dev.scalpel.instruments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The known rules of one instrument.
 *
 * @param checkedAt when the venue was last queried
 * @param versions in order of time; empty if the venue has never listed it
 */
public record InstrumentHistory(Instant checkedAt, List<InstrumentVersion> versions) {

    public InstrumentHistory {
        versions = List.copyOf(versions);
        for (int at = 1; at < versions.size(); at++) {
            if (!versions.get(at - 1).asOf().isBefore(versions.get(at).asOf())) {
                throw new IllegalArgumentException("versions must be in ascending order of time: "
                        + versions.get(at - 1).asOf() + ", " + versions.get(at).asOf());
            }
        }
    }

    public Optional<InstrumentVersion> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The version at that time; the first one for any earlier time. */
    public Optional<InstrumentVersion> at(Instant time) {
        Optional<InstrumentVersion> held = versions.stream()
                .filter(version -> !version.asOf().isAfter(time))
                .reduce((earlier, later) -> later);
        return held.or(() -> versions.stream().findFirst());
    }

    /**
     * With the rules that the venue reported at this time. Unchanged rules add no version; a report older than the newest
     * version is ignored.
     *
     * @param reported empty if the venue does not list the instrument
     */
    InstrumentHistory updated(Instant asOf, Optional<InstrumentRules> reported) {
        Optional<InstrumentRules> rules =
                reported.or(() -> newest().map(InstrumentVersion::rules).map(InstrumentRules::notListed));
        boolean isNew = rules.isPresent()
                && newest().map(known ->
                                known.asOf().isBefore(asOf) && !known.rules().equals(rules.get()))
                        .orElse(true);
        Instant latest = asOf.isAfter(checkedAt) ? asOf : checkedAt;
        if (!isNew) {
            return new InstrumentHistory(latest, versions);
        }
        List<InstrumentVersion> longer = new ArrayList<>(versions);
        longer.add(new InstrumentVersion(asOf, rules.orElseThrow()));
        return new InstrumentHistory(latest, longer);
    }
}
