package dev.scalpel.venue.adapter;

import dev.scalpel.settings.type.KnownVenues;
import java.util.List;

/** The adapters' names for the setting {@code venue}. Found by the service loader. */
public final class AdapterNames implements KnownVenues {

    @Override
    public List<String> names() {
        return VenueAdapters.names();
    }
}
