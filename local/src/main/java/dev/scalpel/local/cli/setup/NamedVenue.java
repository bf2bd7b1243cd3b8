package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;

/** The option {@code --venue}. */
final class NamedVenue {

    private NamedVenue() {}

    /** @throws WrongUsageException when there is no such venue */
    static VenueAdapter adapter(String name) {
        try {
            return VenueAdapters.named(name);
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsageException("--venue: " + unknown.getMessage(), "nothing would read its bars", unknown);
        }
    }
}
