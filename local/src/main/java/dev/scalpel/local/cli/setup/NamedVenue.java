package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.downloading.Retries;
import dev.scalpel.local.downloading.VenueDownload;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.retrieval.HistoryStore;
import dev.scalpel.settings.Settings;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

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

    /**
     * The API of a venue: at the address of the settings where they are the venue's, else at its own.
     *
     * @throws WrongUsageException when the settings name an address that is not the venue's
     */
    static Optional<VenueDownload> api(
            VenueAdapter adapter,
            Settings settings,
            HistoryStore store,
            Clock clock,
            Retries retries,
            ImportProgress progress,
            Consumer<String> notes) {
        return VenueDownload.of(
                adapter,
                new ConnectionParameters(address(adapter, settings), new VenueClock(clock), retries.timeout()),
                clock,
                store,
                retries,
                progress,
                notes);
    }

    private static VenueAddress address(VenueAdapter adapter, Settings settings) {
        Optional<String> named = settings.venue().equals(adapter.name())
                ? settings.venueConnection().address()
                : Optional.empty();
        try {
            return named.map(text -> VenueAddress.named(text, adapter.addresses()))
                    .orElseGet(VenueAddress::real);
        } catch (IllegalArgumentException foreign) {
            throw new WrongUsageException(
                    "venueConnection.address: " + foreign.getMessage(),
                    "./scalpel doctor checks the settings",
                    foreign);
        }
    }
}
