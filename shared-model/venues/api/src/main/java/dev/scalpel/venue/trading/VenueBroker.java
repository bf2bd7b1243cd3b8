package dev.scalpel.venue.trading;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.Settings.EntryPricePolicy;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginPreparation;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends orders to a venue: its testnet, a stand-in on this machine, or, if {@link TradingGuard} allows it, the real one. */
public final class VenueBroker implements Broker {

    private static final Logger LOG = LoggerFactory.getLogger(VenueBroker.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** The venue's clock may be ahead of our measurement of it. */
    private static final long CLOCK_TOLERANCE_MILLIS = 60_000;

    private final String name;
    private final Mode mode;
    private final EntryPricePolicy style;
    private final Clock ours;
    private final VenueClock clock;
    private final VenueErrors errors;
    private final Optional<KeyRenewal> renewal;
    private final Map<Symbol, VenueInstrument> instruments = new ConcurrentHashMap<>();
    private final Set<Symbol> prepared = ConcurrentHashMap.newKeySet();
    private volatile TradingVenue venue;
    private volatile boolean rightsChecked;

    VenueBroker(
            Settings settings,
            Clock ours,
            VenueClock clock,
            VenueErrors errors,
            TradingVenue venue,
            Optional<KeyRenewal> renewal) {
        this.errors = errors;
        this.renewal = renewal;
        name = settings.venue();
        mode = settings.mode();
        style = settings.execution().entry();
        this.ours = ours;
        this.clock = clock;
        this.venue = venue;
        if (style == EntryPricePolicy.MAKER && !venue.capabilities().postOnly()) {
            throw new IllegalArgumentException(name + " has no post-only orders: set execution.entry to taker");
        }
    }

    /**
     * Sets everything up without a request. The key's permissions are read with the first reading of the venue's clock, and
     * before the first order at the latest.
     *
     * @param addresses and errors: those of the venue's adapter, and its trading half
     * @throws TradingRefusedException when {@link TradingGuard} forbids orders
     * @throws MissingCredentialsException when there are no keys
     */
    public static VenueBroker connect(
            Settings settings,
            VenueAddresses addresses,
            VenueErrors errors,
            TradingHalf trading,
            Map<String, String> environment,
            SecretSource secrets,
            Clock clock) {
        HttpRetryGuard.disableRetries();
        VenueAddress address = address(settings);
        TradingGuard.requireAddress(address, addresses);
        VenueClock venueClock = new VenueClock(clock);
        ConnectionParameters connection = new ConnectionParameters(address, venueClock, TIMEOUT);
        KeyRenewal keys = KeyRenewal.of(
                () -> Credentials.of(trading.credentialsForm(), settings.venueConnection(), environment, secrets),
                credentials -> trading.connect(
                        connection, credentials, settings.venueConnection().recvWindowMillis()));
        TradingVenue venue = keys.connect();
        TradingGuard.requireSettings(settings, address, venue.capabilities(), HttpRetryGuard.retriesDisabled());
        return new VenueBroker(settings, clock, venueClock, errors, venue, Optional.of(keys));
    }

    private static VenueAddress address(Settings settings) {
        return settings.venueConnection()
                .address()
                .map(URI::create)
                .map(VenueAddress::local)
                .orElseGet(() -> settings.mode() == Mode.LIVE ? VenueAddress.real() : VenueAddress.ofTestnet());
    }

    @Override
    public VenueCapabilities capabilities() {
        return venue.capabilities();
    }

    @Override
    public void synchronise() {
        Instant sentAt = ours.instant();
        Instant venueTime = call("its time", venue::serverTime);
        clock.synchronise(sentAt, venueTime, ours.instant());
        requireRights();
    }

    @Override
    public long venueMillis() {
        return clock.millis();
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) {
        VenueInstrument known = instruments.get(symbol);
        return known != null ? known : instrumentNow(symbol);
    }

    @Override
    public VenueInstrument instrumentNow(Symbol symbol) {
        VenueInstrument read = call("the instrument " + symbol, () -> venue.instrument(symbol));
        instruments.put(symbol, read);
        return read;
    }

    @Override
    public Quote quote(Symbol symbol) {
        return call("the best prices of " + symbol, () -> venue.quote(symbol));
    }

    @Override
    public Balances balances() {
        return call("the balances", venue::balances);
    }

    /** What the account pays in this symbol now; empty when the venue does not say. */
    public Optional<AccountFee> commission(Symbol symbol) {
        return call("the commission of " + symbol, () -> venue.commission(symbol));
    }

    @Override
    public BigDecimal netQuantity(Symbol symbol) {
        return call("what is held of " + symbol, () -> switch (capabilities().holding()) {
            case SPOT -> venue.balances().of(symbol.base()).total();
            case NETTED -> venue.position(symbol);
        });
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        return call("the open orders of " + symbol, () -> venue.openOrders(symbol));
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        if (intent.kind() == Intent.Kind.TARGET) {
            return new Placement(
                    order(symbol, ClientIds.target(intent.clientId())).stream().toList());
        }
        if (intent.kind() != Intent.Kind.PROTECTION) {
            return new Placement(order(symbol, intent.clientId()).stream().toList());
        }
        List<OrderReport> found = new ArrayList<>();
        order(symbol, ClientIds.stop(intent.clientId())).ifPresent(found::add);
        if (!found.isEmpty() && (restsWithTarget(intent) || mayHaveTargetOrder(intent))) {
            order(symbol, ClientIds.target(intent.clientId())).ifPresent(found::add);
        }
        return new Placement(found);
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, OrderReport order) {
        return call("the fills of " + order.clientId(), () -> venue.fills(symbol, order.venueId()));
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis) {
        return call(
                "the fills of " + symbol,
                () -> venue.fillsSince(symbol, fromMillis, venueMillis() + CLOCK_TOLERANCE_MILLIS));
    }

    @Override
    public MarginSetup prepareMargin(Symbol symbol, int leverage) {
        MarginVenue margin = margin();
        prepared.remove(symbol);
        MarginSetup confirmed =
                call("the margin of " + symbol, () -> MarginPreparation.prepare(margin, symbol, leverage));
        prepared.add(symbol);
        return confirmed;
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        MarginVenue margin = margin();
        return call("the position in " + symbol, () -> margin.marginPosition(symbol));
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        MarginVenue margin = margin();
        return call("the margin account", () -> margin.marginAccount(asset));
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        MarginVenue margin = margin();
        return call("the margin terms of " + symbol, () -> margin.marginTerms(symbol, leverage));
    }

    @Override
    public List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis) {
        MarginVenue margin = margin();
        return call(
                "the payments of " + symbol,
                () -> margin.payments(symbol, fromMillis, venueMillis() + CLOCK_TOLERANCE_MILLIS));
    }

    private MarginVenue margin() {
        if (!capabilities().margin()) {
            throw new UnsupportedOperationException(name + " has no isolated margin");
        }
        return venue.margin();
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        requireSendable(symbol, intent);
        requirePrepared(symbol, intent);
        Signing signing = signing(intent);
        return switch (intent.kind()) {
            case ENTRY -> sendOne(symbol, OrderFactory.entry(intent, style), signing);
            case EXIT -> sendOne(symbol, OrderFactory.exit(intent), signing);
            case TARGET, BY_VENUE ->
                throw new IllegalArgumentException(intent.clientId() + " is not sent: it is of kind " + intent.kind());
            case PROTECTION ->
                restsWithTarget(intent)
                        ? sendList(symbol, intent, signing)
                        : sendOne(symbol, OrderFactory.stop(intent), signing);
        };
    }

    @Override
    public Placement sendProtected(Symbol symbol, Intent entry, Intent protection) {
        if (!capabilities().entryWithProtection()) {
            throw new IllegalArgumentException(name + " does not support entries with a protection");
        }
        requireSendable(symbol, entry);
        requireSendable(symbol, protection);
        NewOrder order = OrderFactory.entry(entry, style);
        return new Placement(place(
                symbol, entry.clientId(), () -> venue.placeWithList(symbol, order, list(protection), signing(entry))));
    }

    @Override
    public Placement sendTarget(Symbol symbol, Intent protection) {
        if (!capabilities().targetOrders()) {
            throw new IllegalArgumentException(name + " has no targets beside their stops");
        }
        requireSendable(symbol, protection);
        return sendOne(symbol, OrderFactory.targetOrder(protection), signing(protection));
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        return call("the cancellation of " + order.clientId(), () -> venue.cancel(symbol, order));
    }

    private Placement sendOne(Symbol symbol, NewOrder order, Signing signing) {
        return place(symbol, order.clientId(), () -> venue.place(symbol, order, signing));
    }

    private Placement sendList(Symbol symbol, Intent protection, Signing signing) {
        return new Placement(
                place(symbol, protection.clientId(), () -> venue.placeList(symbol, list(protection), signing)));
    }

    private static ProtectionList list(Intent protection) {
        NewOrder target = OrderFactory.target(protection)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a list must have a target: " + protection.clientId() + " has no targetPrice"));
        return new ProtectionList(protection.clientId(), OrderFactory.stop(protection), target);
    }

    private boolean restsWithTarget(Intent protection) {
        return protection.targetPrice().isPresent() && capabilities().orderLists();
    }

    private boolean mayHaveTargetOrder(Intent protection) {
        return protection.targetPrice().isPresent() && capabilities().targetOrders();
    }

    private Optional<OrderReport> order(Symbol symbol, String clientId) {
        return call("order " + clientId, () -> venue.order(symbol, clientId));
    }

    private void requireSendable(Symbol symbol, Intent intent) {
        ClientIds.require(intent.clientId());
        OrderRules.refusal(intent, instrument(symbol).filters()).ifPresent(reason -> {
            throw new IllegalArgumentException(intent.clientId() + " is not sent: " + reason);
        });
        requireRights();
    }

    /** Without it a position could have another leverage than its risk was computed with, or risk the whole account. */
    private void requirePrepared(Symbol symbol, Intent intent) {
        if (intent.kind() == Intent.Kind.ENTRY && capabilities().margin() && !prepared.contains(symbol)) {
            throw new IllegalStateException(intent.clientId() + " is not sent: the margin of " + symbol
                    + " has not been prepared (prepareMargin)");
        }
    }

    private void requireRights() {
        if (!rightsChecked) {
            Optional<KeyRights> rights = call("the permissions of the key", venue::keyRights);
            TradingGuard.requireRights(mode, rights);
            TradingGuard.warnings(mode, rights).forEach(LOG::warn);
            rightsChecked = true;
        }
    }

    private static Signing signing(Intent intent) {
        return new Signing(intent.signedTimestamp(), intent.validUntil());
    }

    /** A rejection may be due to filters that have changed: they are read again. */
    private <T> T place(Symbol symbol, String clientId, VenueCall<T> order) {
        try {
            return call("order " + clientId, order);
        } catch (VenueException e) {
            if (e.kind() == VenueException.Kind.REJECTED) {
                instruments.remove(symbol);
            }
            throw e;
        }
    }

    private <T> T call(String what, VenueCall<T> request) {
        try {
            return request.execute();
        } catch (IOException | RuntimeException e) {
            VenueException explained = errors.explain(what, e);
            if (explained.kind() == VenueException.Kind.KEY_REJECTED) {
                renewKeys(explained);
            }
            throw explained;
        }
    }

    /** New keys for the next request; their permissions are checked before the next order. */
    private void renewKeys(VenueException rejection) {
        try {
            renewal.flatMap(keys -> keys.afterRejection(ours.instant())).ifPresent(renewed -> {
                rightsChecked = false;
                venue = renewed;
            });
        } catch (MissingCredentialsException unread) {
            rejection.addSuppressed(unread);
        }
    }

    /** A request to the venue. */
    @FunctionalInterface
    private interface VenueCall<T> {
        T execute() throws IOException;
    }
}
