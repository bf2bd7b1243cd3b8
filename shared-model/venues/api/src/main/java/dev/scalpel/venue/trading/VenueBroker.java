package dev.scalpel.venue.trading;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.trading.TradingVenue.OrderReference;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginPreparation;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends orders to a venue: its testnet, a stand-in on this machine, or, if {@link TradingGuard} allows it, the real one. */
public final class VenueBroker implements Broker {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** The venue's clock may be ahead of our measurement of it. */
    private static final long CLOCK_TOLERANCE_MILLIS = 60_000;

    private final String name;
    private final EntryPricePolicy style;
    private final Clock ours;
    private final VenueClock clock;
    private final VenueSession session;
    private final Map<Symbol, VenueInstrument> instruments = new ConcurrentHashMap<>();
    private final Set<Symbol> prepared = ConcurrentHashMap.newKeySet();

    VenueBroker(
            Settings settings,
            Clock ours,
            VenueClock clock,
            VenueErrors errors,
            TradingVenue venue,
            Optional<KeyRenewal> renewal) {
        name = settings.venue();
        style = settings.execution().entry();
        this.ours = ours;
        this.clock = clock;
        session = new VenueSession(settings.mode(), ours, errors, venue, renewal);
        if (style == EntryPricePolicy.MAKER && !venue.capabilities().postOnly()) {
            throw new IllegalArgumentException(name + " has no post-only orders: set execution.entry to taker");
        }
    }

    /**
     * Sets everything up without a request. The key's permissions are read with the first reading of the venue's clock, and
     * before the first order at the latest.
     *
     * @param addresses and errors: those of the venue's adapter, and its trading half
     * @param sessions shared by all connections of the account
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
            Clock clock,
            SessionStorage sessions) {
        HttpRetryGuard.disableRetries();
        VenueAddress address = address(settings, addresses);
        TradingGuard.requireAddress(address, addresses);
        VenueClock venueClock = new VenueClock(clock);
        ConnectionParameters connection = new ConnectionParameters(address, venueClock, TIMEOUT, sessions);
        KeyRenewal keys = KeyRenewal.of(
                () -> Credentials.of(
                        trading.credentialsForm(), trading.credentialVariables(), settings, environment, secrets),
                credentials -> trading.connect(
                        connection, credentials, settings.venueConnection().recvWindowMillis()));
        TradingVenue venue = keys.connect();
        TradingGuard.requireSettings(
                settings, address, venue.capabilities(), trading.rehearsed(), HttpRetryGuard.retriesDisabled());
        return new VenueBroker(settings, clock, venueClock, errors, venue, Optional.of(keys));
    }

    private static VenueAddress address(Settings settings, VenueAddresses own) {
        try {
            return settings.venueConnection()
                    .address()
                    .map(text -> VenueAddress.named(text, own))
                    .orElseGet(() -> settings.mode() == Mode.LIVE ? VenueAddress.real() : VenueAddress.ofTestnet());
        } catch (IllegalArgumentException foreign) {
            throw new TradingRefusedException(List.of(String.valueOf(foreign.getMessage())));
        }
    }

    @Override
    public VenueCapabilities capabilities() {
        return session.capabilities();
    }

    @Override
    public void synchronise() {
        Instant sentAt = ours.instant();
        Instant venueTime = session.call("its time", TradingVenue::serverTime);
        clock.synchronise(sentAt, venueTime, ours.instant());
        session.requireRights();
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
        VenueInstrument read = session.call("the instrument " + symbol, venue -> venue.instrument(symbol));
        instruments.put(symbol, read);
        return read;
    }

    @Override
    public Quote quote(Symbol symbol) {
        return session.call("the best prices of " + symbol, venue -> venue.quote(symbol));
    }

    @Override
    public Balances balances() {
        return session.call("the balances", TradingVenue::balances);
    }

    /** What the account pays in this symbol now; empty when the venue does not say. */
    public Optional<AccountFee> commission(Symbol symbol) {
        return session.call("the commission of " + symbol, venue -> venue.commission(symbol));
    }

    @Override
    public BigDecimal netQuantity(Symbol symbol) {
        return session.call(
                "what is held of " + symbol, venue -> switch (capabilities().holding()) {
                    case SPOT -> venue.balances().of(symbol.base()).total();
                    case NETTED -> venue.position(symbol);
                });
    }

    @Override
    public BigDecimal conversion(Symbol symbol, String asset) {
        return symbol.quote().equals(asset)
                ? BigDecimal.ONE
                : session.call("the rate of " + symbol.quote(), venue -> venue.conversion(symbol, asset));
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        return session.call("the open orders of " + symbol, venue -> venue.openOrders(symbol));
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        if (intent.kind() == Intent.Kind.TARGET) {
            return new Placement(order(symbol, intent, ClientIds.target(intent.clientId())).stream()
                    .toList());
        }
        if (intent.kind() != Intent.Kind.PROTECTION) {
            return new Placement(
                    order(symbol, intent, intent.clientId()).stream().toList());
        }
        List<OrderReport> found = new ArrayList<>();
        order(symbol, intent, ClientIds.stop(intent.clientId())).ifPresent(found::add);
        if (!found.isEmpty() && (restsWithTarget(intent) || mayHaveTargetOrder(intent))) {
            order(symbol, intent, ClientIds.target(intent.clientId())).ifPresent(found::add);
        }
        return new Placement(found);
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, OrderReport order) {
        return session.call("the fills of " + order.clientId(), venue -> venue.fills(symbol, order.venueId()));
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis) {
        return session.call(
                "the fills of " + symbol,
                venue -> venue.fillsSince(symbol, fromMillis, venueMillis() + CLOCK_TOLERANCE_MILLIS));
    }

    @Override
    public MarginSetup prepareMargin(Symbol symbol, int leverage) {
        requireMargin();
        prepared.remove(symbol);
        MarginSetup confirmed = session.call(
                "the margin of " + symbol, venue -> MarginPreparation.prepare(venue.margin(), symbol, leverage));
        prepared.add(symbol);
        return confirmed;
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) {
        requireMargin();
        return session.call("the position in " + symbol, venue -> venue.margin().marginPosition(symbol));
    }

    @Override
    public MarginAccount marginAccount(String asset) {
        requireMargin();
        return session.call("the margin account", venue -> venue.margin().marginAccount(asset));
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) {
        requireMargin();
        return session.call(
                "the margin terms of " + symbol, venue -> venue.margin().marginTerms(symbol, leverage));
    }

    @Override
    public List<MarginPayment> paymentsSince(Symbol symbol, long fromMillis) {
        requireMargin();
        return session.call(
                "the payments of " + symbol,
                venue -> venue.margin().payments(symbol, fromMillis, venueMillis() + CLOCK_TOLERANCE_MILLIS));
    }

    private void requireMargin() {
        if (!capabilities().margin()) {
            throw new UnsupportedOperationException(name + " has no isolated margin");
        }
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
                symbol,
                entry.clientId(),
                venue -> venue.placeWithList(symbol, order, list(protection), signing(entry))));
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
        return session.call("the cancellation of " + order.clientId(), venue -> venue.cancel(symbol, order));
    }

    private Placement sendOne(Symbol symbol, NewOrder order, Signing signing) {
        return place(symbol, order.clientId(), venue -> venue.place(symbol, order, signing));
    }

    private Placement sendList(Symbol symbol, Intent protection, Signing signing) {
        return new Placement(
                place(symbol, protection.clientId(), venue -> venue.placeList(symbol, list(protection), signing)));
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

    private Optional<OrderReport> order(Symbol symbol, Intent intent, String clientId) {
        Optional<String> venueId = intent.orders().stream()
                .filter(known -> known.clientId().equals(clientId))
                .map(OrderReport::venueId)
                .findFirst();
        OrderReference order =
                new OrderReference(clientId, venueId, Optional.of(Instant.ofEpochMilli(intent.signedTimestamp())));
        return session.call("order " + clientId, venue -> venue.order(symbol, order));
    }

    private void requireSendable(Symbol symbol, Intent intent) {
        ClientIds.require(intent.clientId());
        OrderRules.refusal(intent, instrument(symbol).filters()).ifPresent(reason -> {
            throw new IllegalArgumentException(intent.clientId() + " is not sent: " + reason);
        });
        session.requireRights();
    }

    /** Without it a position could have another leverage than its risk was computed with, or risk the whole account. */
    private void requirePrepared(Symbol symbol, Intent intent) {
        if (intent.kind() == Intent.Kind.ENTRY && capabilities().margin() && !prepared.contains(symbol)) {
            throw new IllegalStateException(intent.clientId() + " is not sent: the margin of " + symbol
                    + " has not been prepared (prepareMargin)");
        }
    }

    private static Signing signing(Intent intent) {
        return new Signing(intent.signedTimestamp(), intent.validUntil());
    }

    /** A rejection may be due to filters that have changed: they are read again. */
    private <T> T place(Symbol symbol, String clientId, VenueSession.Request<T> order) {
        try {
            return session.call("order " + clientId, order);
        } catch (VenueException e) {
            if (e.kind() == VenueException.Kind.REJECTED) {
                instruments.remove(symbol);
            }
            throw e;
        }
    }
}
