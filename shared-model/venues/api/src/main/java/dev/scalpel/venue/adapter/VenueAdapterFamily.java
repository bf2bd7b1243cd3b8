package dev.scalpel.venue.adapter;

import java.util.List;

/**
 * Adapters that one class makes, such as one per line of a list. It has a public constructor without parameters, and is named in
 * {@code META-INF/services}.
 */
@FunctionalInterface
public interface VenueAdapterFamily {

    List<VenueAdapter> adapters();
}
