package dev.scalpel.costs.margin;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.margin.MarginTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The margin terms of one instrument, of every account whose terms were read. Each change is a merge that may be repeated.
 *
 * @param versions in order of time, the newest last
 */
public record MarginDocument(InstrumentId instrument, List<MarginVersion> versions) {

    static final int MAX_VERSIONS = 50;

    public MarginDocument {
        versions = List.copyOf(versions);
        for (int at = 1; at < versions.size(); at++) {
            if (versions.get(at).asOf().isBefore(versions.get(at - 1).asOf())) {
                throw new IllegalArgumentException("versions must be in order of time: "
                        + versions.get(at - 1).asOf() + ", " + versions.get(at).asOf());
            }
        }
    }

    public static MarginDocument empty(InstrumentId instrument) {
        return new MarginDocument(instrument, List.of());
    }

    /** With terms as the venue has just stated them, whatever their leverage. Older ones than what is known change nothing. */
    public MarginDocument withTerms(FeeAccount account, MarginTerms stated, Instant now) {
        MarginVersion read = new MarginVersion(account, stated.withLeverage(1), now, now);
        Optional<MarginVersion> known = newest(account);
        if (known.isPresent() && now.isBefore(known.get().checkedAt())) {
            return this;
        }
        List<MarginVersion> next = new ArrayList<>(versions);
        if (known.isPresent() && known.get().terms().equals(read.terms())) {
            next.set(
                    versions.lastIndexOf(known.get()),
                    new MarginVersion(account, read.terms(), known.get().asOf(), now));
        } else {
            next.add(read);
        }
        next.sort(Comparator.comparing(MarginVersion::asOf));
        return new MarginDocument(instrument, next.subList(Math.max(0, next.size() - MAX_VERSIONS), next.size()));
    }

    /** The newest terms of that account. */
    public Optional<MarginVersion> newest(FeeAccount account) {
        return at(account, Instant.MAX);
    }

    /** The newest terms of that account that were known at that time; before the first of them, the first. */
    public Optional<MarginVersion> at(FeeAccount account, Instant time) {
        List<MarginVersion> own = versions.stream()
                .filter(version -> version.account() == account)
                .toList();
        return own.stream()
                .filter(version -> !version.asOf().isAfter(time))
                .reduce((earlier, later) -> later)
                .or(() -> own.stream().findFirst());
    }
}
