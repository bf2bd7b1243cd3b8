package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The measured costs of one instrument. Each change is a merge that may be repeated.
 *
 * @param sampledSince the first day whose spread was sampled; empty before
 * @param commissions in order of time, the newest last
 * @param spreads of finished days, in order
 * @param probes of the order book's depth, in order of time
 */
public record CostDocument(
        InstrumentId instrument,
        Optional<LocalDate> sampledSince,
        List<FeeVersion> commissions,
        List<SpreadDay> spreads,
        List<DepthProbe> probes) {

    static final int MAX_COMMISSIONS = 50;
    static final int MAX_DAYS = 60;
    static final int MAX_PROBES = 60;

    public CostDocument {
        commissions = List.copyOf(commissions);
        spreads = List.copyOf(spreads);
        probes = List.copyOf(probes);
        for (int at = 1; at < spreads.size(); at++) {
            if (!spreads.get(at - 1).day().isBefore(spreads.get(at).day())) {
                throw new IllegalArgumentException(
                        "spreads must be in order of days: " + spreads.get(at - 1) + ", " + spreads.get(at));
            }
        }
        for (int at = 1; at < probes.size(); at++) {
            if (!probes.get(at - 1).time().isBefore(probes.get(at).time())) {
                throw new IllegalArgumentException("probes must be in order of time: "
                        + probes.get(at - 1).time() + ", " + probes.get(at).time());
            }
        }
        for (int at = 1; at < commissions.size(); at++) {
            if (commissions.get(at).asOf().isBefore(commissions.get(at - 1).asOf())) {
                throw new IllegalArgumentException("commissions must be in order of time: "
                        + commissions.get(at - 1).asOf() + ", "
                        + commissions.get(at).asOf());
            }
        }
        if (!spreads.isEmpty()) {
            LocalDate first = spreads.get(0).day();
            if (sampledSince.filter(since -> !since.isAfter(first)).isEmpty()) {
                throw new IllegalArgumentException("sampledSince must not be after the first day with a spread: "
                        + sampledSince.map(LocalDate::toString).orElse("absent") + ", " + first);
            }
        }
    }

    public static CostDocument empty(InstrumentId instrument) {
        return new CostDocument(instrument, Optional.empty(), List.of(), List.of(), List.of());
    }

    /** With a commission as the venue has just stated it. One older than what is known changes nothing. */
    public CostDocument withCommission(FeeAccount account, AccountFee commission, Instant now) {
        Optional<FeeVersion> known = newest(account);
        if (known.isPresent() && now.isBefore(known.get().checkedAt())) {
            return this;
        }
        List<FeeVersion> next = new ArrayList<>(commissions);
        if (known.isPresent() && known.get().commission().equals(commission)) {
            next.set(
                    commissions.lastIndexOf(known.get()),
                    new FeeVersion(account, commission, known.get().asOf(), now));
        } else {
            next.add(new FeeVersion(account, commission, now, now));
        }
        next.sort((one, other) -> one.asOf().compareTo(other.asOf()));
        return new CostDocument(instrument, sampledSince, newest(next, MAX_COMMISSIONS), spreads, probes);
    }

    /** The newest commission of that account. */
    public Optional<FeeVersion> newest(FeeAccount account) {
        return commissions.stream()
                .filter(version -> version.account() == account)
                .reduce((earlier, later) -> later);
    }

    /** With the spread of a day, which replaces one of the same day. */
    public CostDocument withSpread(SpreadDay spread) {
        TreeMap<LocalDate, SpreadDay> byDay = new TreeMap<>();
        spreads.forEach(known -> byDay.put(known.day(), known));
        byDay.put(spread.day(), spread);
        LocalDate first =
                sampledSince.filter(known -> known.isBefore(spread.day())).orElse(spread.day());
        return new CostDocument(
                instrument, Optional.of(first), commissions, newest(List.copyOf(byDay.values()), MAX_DAYS), probes);
    }

    /** Whether the day's spread is known. */
    public boolean hasSpread(LocalDate day) {
        return spreads.stream().anyMatch(known -> known.day().equals(day));
    }

    /** With a probe, which replaces one of the same time. */
    public CostDocument withProbe(DepthProbe probe) {
        TreeMap<Instant, DepthProbe> byTime = new TreeMap<>();
        probes.forEach(known -> byTime.put(known.time(), known));
        byTime.put(probe.time(), probe);
        return new CostDocument(
                instrument, sampledSince, commissions, spreads, newest(List.copyOf(byTime.values()), MAX_PROBES));
    }

    /** When the depth was last probed. */
    public Optional<Instant> lastProbe() {
        return probes.isEmpty()
                ? Optional.empty()
                : Optional.of(probes.get(probes.size() - 1).time());
    }

    private static <T> List<T> newest(List<T> all, int max) {
        return all.subList(Math.max(0, all.size() - max), all.size());
    }
}
