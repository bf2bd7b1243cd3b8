package dev.scalpel.venue.adapter;

import dev.scalpel.settings.type.KnownVenues;
import java.net.URI;
import java.util.List;

/** The adapters' names and addresses for the settings. Found by the service loader. */
public final class AdapterNames implements KnownVenues {

    @Override
    public List<String> names() {
        return VenueAdapters.names();
    }

    @Override
    public List<String> namesWithOrders() {
        return VenueAdapters.namesWithOrders();
    }

    @Override
    public List<String> namesWithBars() {
        return VenueAdapters.names().stream()
                .filter(name -> VenueAdapters.named(name).publishesBars())
                .toList();
    }

    @Override
    public List<String> namesWithPositions() {
        return VenueAdapters.names().stream()
                .filter(name -> VenueAdapters.named(name).canShort())
                .toList();
    }

    @Override
    public List<String> namesThatConvert() {
        return VenueAdapters.names().stream()
                .filter(name -> VenueAdapters.named(name).convertsProfit())
                .toList();
    }

    @Override
    public List<String> rehearsals() {
        return VenueAdapters.names().stream()
                .flatMap(name -> VenueAdapters.named(name).addresses().rehearsals().stream())
                .map(URI::toString)
                .toList();
    }
}
