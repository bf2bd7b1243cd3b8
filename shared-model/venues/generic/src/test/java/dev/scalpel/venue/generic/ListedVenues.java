package dev.scalpel.venue.generic;

import dev.scalpel.venue.adapter.VenueAdapter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Lines of a list of venues. */
final class ListedVenues {

    private ListedVenues() {}

    static VenueAdapter one(String line) {
        try {
            return GenericVenues.read(new StringReader(line), "my.jar").get(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
