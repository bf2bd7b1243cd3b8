package dev.scalpel.execution;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.FeeVersion;
import dev.scalpel.costs.margin.MarginRepository;
import dev.scalpel.costs.margin.MarginVersion;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.adapter.AccountReader;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the account's commissions and margin terms once a UTC day, after the minute's trading: this function has the keys. A
 * failure changes nothing, is logged, and is tried again later.
 */
final class AccountRefresh {

    /** So that an invocation stays short. */
    private static final int MAX_READS = 2;

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(AccountRefresh.class);

    private final Supplier<Optional<AccountReader>> source;
    private final CostBasis basis;
    private final CostRepository costs;
    private final MarginRepository margins;
    private final VenueRateLimit rateLimit;
    /** By instrument the day for which this process knows it to be read: then not even the store is read. */
    private final Map<InstrumentId, LocalDate> done = new ConcurrentHashMap<>();

    private Optional<AccountReader> account = Optional.empty();
    private boolean connected;
    private Instant notBefore = Instant.MIN;

    /**
     * @param source of the account; empty where there are no keys
     * @param basis decides whether commissions are read; margin terms always are
     */
    AccountRefresh(
            Supplier<Optional<AccountReader>> source,
            CostBasis basis,
            CostRepository costs,
            MarginRepository margins,
            VenueRateLimit rateLimit) {
        this.source = source;
        this.basis = basis;
        this.costs = costs;
        this.margins = margins;
        this.rateLimit = rateLimit;
    }

    synchronized void refresh(List<InstrumentId> instruments, Instant now, Deadline deadline) {
        LocalDate today = day(now);
        List<InstrumentId> due = instruments.stream()
                .filter(instrument -> !today.equals(done.get(instrument)))
                .toList();
        if (due.isEmpty() || now.isBefore(notBefore)) {
            return;
        }
        try {
            if (connect().isEmpty() || rateLimit.until(now).isPresent()) {
                return;
            }
            int reads = 0;
            for (InstrumentId instrument : due) {
                for (Consumer<Instant> read : missing(account.get(), instrument, today)) {
                    if (reads == MAX_READS || deadline.passed()) {
                        return;
                    }
                    read.accept(now);
                    reads++;
                }
                done.put(instrument, today);
            }
        } catch (VenueException failure) {
            postpone(now, failure);
        } catch (StoreException failure) {
            notBefore = now.plus(AFTER_A_FAILURE);
            LOG.warn("commissions and margin terms were not stored: {}", failure.getMessage());
        }
    }

    private Optional<AccountReader> connect() {
        if (!connected) {
            try {
                account = source.get();
            } catch (MissingCredentialsException noKeys) {
                LOG.info("neither commissions nor margin terms are read: {}", noKeys.getMessage());
            }
            connected = true;
        }
        return account;
    }

    /** What of this account has not been read today. */
    private List<Consumer<Instant>> missing(AccountReader of, InstrumentId instrument, LocalDate today) {
        List<Consumer<Instant>> reads = new ArrayList<>();
        if (basis == CostBasis.MEASURED && !isOf(today, commissionReadAt(of, instrument))) {
            reads.add(now -> readCommission(of, instrument, now));
        }
        if (of.hasMargin() && !isOf(today, marginReadAt(of, instrument))) {
            reads.add(now -> readMargin(of, instrument, now));
        }
        return reads;
    }

    private Optional<Instant> commissionReadAt(AccountReader of, InstrumentId instrument) {
        return costs.read(instrument)
                .flatMap(document -> document.newest(of.account()))
                .map(FeeVersion::checkedAt);
    }

    private Optional<Instant> marginReadAt(AccountReader of, InstrumentId instrument) {
        return margins.read(instrument)
                .flatMap(document -> document.newest(of.account()))
                .map(MarginVersion::checkedAt);
    }

    private static boolean isOf(LocalDate day, Optional<Instant> time) {
        return time.filter(read -> day(read).equals(day)).isPresent();
    }

    private void readCommission(AccountReader of, InstrumentId instrument, Instant now) {
        of.commission(instrument.symbol())
                .ifPresent(
                        read -> costs.change(instrument, document -> document.withCommission(of.account(), read, now)));
    }

    private void readMargin(AccountReader of, InstrumentId instrument, Instant now) {
        MarginTerms terms = of.margin(instrument.symbol());
        margins.change(instrument, document -> document.withTerms(of.account(), terms, now));
    }

    private void postpone(Instant now, VenueException failure) {
        notBefore = now.plus(AFTER_A_FAILURE);
        if (failure.kind() == VenueException.Kind.RATE_LIMITED) {
            notBefore = rateLimit.rateLimited(now, failure);
        }
        LOG.warn("commissions were not read: {}", failure.reason());
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
