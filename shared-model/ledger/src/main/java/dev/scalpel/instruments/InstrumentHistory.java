package dev.scalpel.instruments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one instrument's rules.
 *
 * @param checkedAt when the venue was last asked
 * @param versions in order of time; none where the venue has never listed it
 */
public record InstrumentHistory(Instant checkedAt, List<InstrumentVersion> versions) {

    public InstrumentHistory {
        versions = List.copyOf(versions);
        for (int at = 1; at < versions.size(); at++) {
            if (!versions.get(at - 1).asOf().isBefore(versions.get(at).asOf())) {
                throw new IllegalArgumentException("versions must be in order of time, each once: "
                        + versions.get(at - 1).asOf() + ", " + versions.get(at).asOf());
            }
        }
    }

    public Optional<InstrumentVersion> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The version that held then; the first one for any time before it. */
    public Optional<InstrumentVersion> at(Instant time) {
        Optional<InstrumentVersion> held = versions.stream()
                .filter(version -> !version.asOf().isAfter(time))
                .reduce((earlier, later) -> later);
        return held.or(() -> versions.stream().findFirst());
    }

    /**
     * With what the venue said at this time. Saying the same again adds no version; what is older than the newest version
     * changes nothing.
     *
     * @param told empty when the venue does not list the instrument
     */
    InstrumentHistory checked(Instant asOf, Optional<InstrumentRules> told) {
        Optional<InstrumentRules> rules =
                told.or(() -> newest().map(InstrumentVersion::rules).map(InstrumentRules::notListed));
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
