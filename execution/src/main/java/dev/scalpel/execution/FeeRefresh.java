package dev.scalpel.execution;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.FeeVersion;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.adapter.AccountFeeReader;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the account's commissions once a UTC day, after the minute's trading: this function has the keys. A failure changes
 * nothing, is logged, and is tried again later.
 */
final class FeeRefresh {

    /** So that an invocation stays short. */
    private static final int MAX_READS = 2;

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(FeeRefresh.class);

    private final Supplier<Optional<AccountFeeReader>> source;
    private final CostRepository costs;
    private final VenueRateLimit rateLimit;
    /** By instrument the day for which this process knows it to be read: then not even the store is read. */
    private final Map<InstrumentId, LocalDate> done = new ConcurrentHashMap<>();

    private Optional<AccountFeeReader> account = Optional.empty();
    private boolean connected;
    private Instant notBefore = Instant.MIN;

    /** @param source of commissions; empty where there are no keys */
    FeeRefresh(Supplier<Optional<AccountFeeReader>> source, CostRepository costs, VenueRateLimit rateLimit) {
        this.source = source;
        this.costs = costs;
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
                if (reads == MAX_READS || deadline.passed()) {
                    return;
                }
                reads += isRead(instrument, today) ? 0 : read(instrument, now);
                done.put(instrument, today);
            }
        } catch (VenueException failure) {
            postpone(now, failure);
        } catch (StoreException failure) {
            notBefore = now.plus(AFTER_A_FAILURE);
            LOG.warn("commissions were not stored: {}", failure.getMessage());
        }
    }

    private Optional<AccountFeeReader> connect() {
        if (!connected) {
            try {
                account = source.get();
            } catch (MissingCredentialsException noKeys) {
                LOG.info("commissions are not read, the settings' fees apply: {}", noKeys.getMessage());
            }
            connected = true;
        }
        return account;
    }

    private boolean isRead(InstrumentId instrument, LocalDate today) {
        return costs.read(instrument)
                .flatMap(document -> document.newest(account.orElseThrow().account()))
                .map(FeeVersion::checkedAt)
                .filter(checked -> day(checked).equals(today))
                .isPresent();
    }

    private int read(InstrumentId instrument, Instant now) {
        AccountFeeReader reader = account.orElseThrow();
        Optional<AccountFee> commission = reader.read(instrument.symbol());
        commission.ifPresent(
                read -> costs.change(instrument, document -> document.withCommission(reader.account(), read, now)));
        return 1;
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
