package dev.scalpel.venue.adapter;

import dev.scalpel.settings.Settings;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.VenueBroker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The adapters on the class path. */
public final class VenueAdapters {

    /** A name is part of the store's keys. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private static final Map<String, VenueAdapter> BY_NAME = byName(onTheClassPath());

    private VenueAdapters() {}

    /**
     * The adapter of this name.
     *
     * @throws IllegalArgumentException when there is none; the message names the existing ones
     */
    public static VenueAdapter named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no venue is called '" + name + "'; there are: " + String.join(", ", names())));
    }

    /** Their names, in order. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    /** The names of those that take orders, in order. */
    public static List<String> namesWithOrders() {
        return names().stream()
                .filter(name -> named(name).trading().isPresent())
                .toList();
    }

    /**
     * The trading half of the adapter of this name.
     *
     * @throws IllegalArgumentException when there is none; the message names the existing ones
     */
    public static TradingHalf trading(String name) {
        return named(name)
                .trading()
                .orElseThrow(() -> new IllegalArgumentException("Scalpel sends no orders to '" + name
                        + "': its adapter provides bars only, for mode paper. Orders can be sent to: "
                        + String.join(", ", namesWithOrders())));
    }

    /**
     * The venue of the settings as execution uses it. Sets everything up without a request; {@link VenueBroker#connect}
     * says when orders are refused.
     */
    public static VenueBroker connectBroker(
            Settings settings, Map<String, String> environment, SecretSource secrets, Clock clock) {
        return connectBroker(settings, environment, secrets, clock, SessionStorage.ofOneConnection());
    }

    /**
     * The same with what a venue with sessions needs.
     *
     * @param sessions shared by all connections of the account
     */
    public static VenueBroker connectBroker(
            Settings settings,
            Map<String, String> environment,
            SecretSource secrets,
            Clock clock,
            SessionStorage sessions) {
        TradingHalf trading = trading(settings.venue());
        VenueAdapter adapter = named(settings.venue());
        return VenueBroker.connect(
                settings, adapter.addresses(), adapter.errors(), trading, environment, secrets, clock, sessions);
    }

    private static List<VenueAdapter> onTheClassPath() {
        List<VenueAdapter> found = new ArrayList<>();
        ServiceLoader.load(VenueAdapter.class).forEach(found::add);
        ServiceLoader.load(VenueAdapterFamily.class).forEach(family -> found.addAll(family.adapters()));
        return found;
    }

    /**
     * A venue's market half, set up without a request.
     *
     * @throws dev.scalpel.venue.credentials.MissingCredentialsException when the venue needs credentials for it, and there are
     *     none
     */
    public static MarketDataVenue connectMarket(
            String venue,
            Settings settings,
            ConnectionParameters connection,
            Map<String, String> environment,
            SecretSource secrets) {
        VenueAdapter adapter = named(venue);
        if (!adapter.marketNeedsCredentials()) {
            return adapter.market(connection);
        }
        return adapter.market(
                connection,
                Credentials.of(
                        adapter.marketCredentialsForm(),
                        adapter.marketCredentialVariables(),
                        settings,
                        environment,
                        secrets));
    }

    static Map<String, VenueAdapter> byName(Iterable<VenueAdapter> adapters) {
        Map<String, VenueAdapter> table = new TreeMap<>();
        for (VenueAdapter adapter : adapters) {
            String name = adapter.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalStateException("a venue's name must begin with a lower-case letter and have at most 32"
                        + " lower-case letters, digits and hyphens: '" + name + "' of "
                        + adapter.getClass().getName());
            }
            VenueAdapter other = table.put(name, adapter);
            if (other != null) {
                throw new IllegalStateException("two adapters are called '" + name + "': "
                        + other.getClass().getName() + " and "
                        + adapter.getClass().getName());
            }
        }
        return Map.copyOf(table);
    }
}
