package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The venues at which storms have a model's minute, and why there is none at another. */
public final class ModelVenues {

    private ModelVenues() {}

    /** A venue with margin has a storm of its own, that of perpetual-faults. */
    public static boolean isOnMargin(String name) {
        return onMargin().contains(name);
    }

    public static boolean isSpot(String name) {
        return SpotVenue.named(name).isPresent();
    }

    public static List<String> onMargin() {
        return Arrays.stream(StormVenue.values()).map(StormVenue::label).toList();
    }

    /** As an option has them. */
    public static List<String> names() {
        return Stream.concat(SpotVenue.all().stream().map(SpotVenue::name), onMargin().stream())
                .toList();
    }

    /** Why no storm has a model's minute there, with what to do; empty where one has. */
    public static Optional<String> refusal(String name) {
        return names().contains(name)
                ? Optional.empty()
                : Optional.of(reason(name) + "; there are " + String.join(", ", names()));
    }

    private static String reason(String name) {
        if (!VenueAdapters.names().contains(name)) {
            return "no venue is called '" + name + "'";
        }
        VenueAdapter adapter = VenueAdapters.named(name);
        if (adapter.trading().isEmpty()) {
            return "no orders are sent to '" + name + "': its adapter provides bars only";
        }
        String portfolios = Arrays.stream(PortfolioMarket.values())
                .filter(market -> market.venue().equals(name))
                .findFirst()
                .map(market -> ". Its storm is that of portfolios: portfolio-faults --market " + market.label())
                .orElse("");
        return adapter.publishesBars()
                ? "no storm runs at '" + name + "'" + portfolios
                : "no model trades at '" + name + "': it publishes no bars, and the settings refuse a model there"
                        + portfolios;
    }
}
