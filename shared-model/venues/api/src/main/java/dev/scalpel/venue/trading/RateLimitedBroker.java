package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueContacts;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends the venue no requests while it has rate-limited any of our functions, processes or machines, and stores the pause
 * for all of them when it limits this one.
 */
public final class RateLimitedBroker implements Broker {

    /** A pause stored by another process is seen after this time at the latest. */
    private static final Duration CACHE_TIME = Duration.ofSeconds(1);

    private final Broker venue;
    private final VenueRateLimit rateLimit;
    private final Clock clock;
    private final Optional<VenueContacts> contacts;
    private volatile Instant read = Instant.MIN;
    private volatile Instant until = Instant.MIN;

    /** Records nothing of how the venue answers. */
    public RateLimitedBroker(Broker venue, VenueRateLimit rateLimit, Clock clock) {
        this(venue, rateLimit, clock, Optional.empty());
    }

    /** @param contacts where it is recorded how the venue answers */
    public RateLimitedBroker(Broker venue, VenueRateLimit rateLimit, Clock clock, VenueContacts contacts) {
        this(venue, rateLimit, clock, Optional.of(contacts));
    }

    private RateLimitedBroker(Broker venue, VenueRateLimit rateLimit, Clock clock, Optional<VenueContacts> contacts) {
        this.venue = venue;
        this.rateLimit = rateLimit;
        this.clock = clock;
        this.contacts = contacts;
    }

    /** The end of the current pause; empty when requests are allowed. */
    public Optional<Instant> pausedUntil() {
        Instant now = clock.instant();
        if (Duration.between(read.equals(Instant.MIN) ? Instant.EPOCH : read, now)
                        .abs()
                        .compareTo(CACHE_TIME)
                >= 0) {
            Instant stored = rateLimit.until(now).orElse(Instant.MIN);
            until = stored.isAfter(until) ? stored : until;
            read = now;
        }
        return Optional.of(until).filter(now::isBefore);
    }

    private <T> T call(Supplier<T> request) {
        Optional<Instant> paused = pausedUntil();
        if (paused.isPresent()) {
            throw new VenueRateLimitedException(paused.get());
        }
        Instant began = clock.instant();
        try {
            T answer = request.get();
            Instant now = clock.instant();
            contacts.ifPresent(log -> log.answered(now, Duration.between(began, now)));
            return answer;
        } catch (VenueException e) {
            contacts.ifPresent(log -> log.failed(clock.instant(), String.valueOf(e.getMessage())));
            if (e.kind() == VenueException.Kind.RATE_LIMITED) {
                throw paused(e);
            }
            throw e;
        }
    }

    /** Takes effect here before it is stored: a failing store must not let this process continue sending requests. */
    private VenueRateLimitedException paused(VenueException limit) {
        Instant now = clock.instant();
        until = now.plus(limit.retryAfter().orElse(VenueRateLimit.INITIAL_PAUSE));
        read = now;
        try {
            until = rateLimit.rateLimited(now, limit);
            return new VenueRateLimitedException(until, limit.reason());
        } catch (RuntimeException notStored) {
            VenueRateLimitedException paused = new VenueRateLimitedException(
                    until, limit.reason() + " (the pause was not stored: " + notStored.getMessage() + ")");
            paused.addSuppressed(notStored);
            return paused;
        }
    }

    @Override
    public VenueCapabilities capabilities() {
        return venue.capabilities();
    }

    @Override
    public void synchronise() {
        call(() -> {
            venue.synchronise();
            return true;
        });
    }

    @Override
    public long venueMillis() {
        return venue.venueMillis();
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) {
        VenueInstrument known = call(() -> venue.instrument(symbol));
        contacts.ifPresent(log -> log.trading(known.instrument().session()));
        return known;
    }

    @Override
    public VenueInstrument instrumentNow(Symbol symbol) {
        return call(() -> venue.instrumentNow(symbol));
    }

    @Override
    public Quote quote(Symbol symbol) {
        return call(() -> venue.quote(symbol));
    }

    @Override
    public Balances balances() {
        return call(venue::balances);
    }

    @Override
    public BigDecimal netQuantity(Symbol symbol) {
        return call(() -> venue.netQuantity(symbol));
    }

    @Override
    public BigDecimal conversion(Symbol symbol, String asset) {
        return call(() -> venue.conversion(symbol, asset));
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        return call(() -> venue.openOrders(symbol));
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        return call(() -> venue.find(symbol, intent));
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, OrderReport order) {
        return call(() -> venue.fills(symbol, order));
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis) {
        return call(() -> venue.fillsSince(symbol, fromMillis));
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        return call(() -> venue.send(symbol, intent));
    }

    @Override
    public Placement sendProtected(Symbol symbol, Intent entry, Intent protection) {
        return call(() -> venue.sendProtected(symbol, entry, protection));
    }

    @Override
    public Placement sendTarget(Symbol symbol, Intent protection) {
        return call(() -> venue.sendTarget(symbol, protection));
    }

    @Override
    public MarginSetup prepareMargin(Symbol symbol, int leverage) {
        return call(() -> venue.prepareMargin(symbol, leverage));
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        return call(() -> venue.marginPosition(symbol));
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        return call(() -> venue.marginAccount(asset));
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        return call(() -> venue.marginTerms(symbol, leverage));
    }

    @Override
    public List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis) {
        return call(() -> venue.paymentsSince(symbol, fromMillis));
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        return call(() -> venue.cancel(symbol, order));
    }
}
