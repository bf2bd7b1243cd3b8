package dev.scalpel.venue.generic;

import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapterFamily;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The venues that lists on the class path name: a line of each is the name of a venue, XChange's class for it and its address. Found by
 * the service loader.
 */
public final class GenericVenues implements VenueAdapterFamily {

    /** Any number of files on the class path may have this name. */
    static final String LIST = "META-INF/scalpel/xchange-venues.properties";

    private static final Pattern CLASS_AND_ADDRESS = Pattern.compile("([\\w.$]+)\\s+(https://[A-Za-z0-9.-]+)/?");

    @Override
    public List<VenueAdapter> adapters() {
        return adapters(GenericVenues.class.getClassLoader());
    }

    static List<VenueAdapter> adapters(ClassLoader classes) {
        List<VenueAdapter> adapters = new ArrayList<>();
        try {
            Enumeration<URL> lists = classes.getResources(LIST);
            while (lists.hasMoreElements()) {
                URL list = lists.nextElement();
                try (Reader reader = new InputStreamReader(list.openStream(), StandardCharsets.UTF_8)) {
                    adapters.addAll(read(reader, list.toString()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + LIST, unreadable);
        }
        return adapters;
    }

    /**
     * @param list where the text is from, for messages
     * @throws IllegalStateException when a line is none of these
     */
    static List<VenueAdapter> read(Reader text, String list) throws IOException {
        Properties lines = new Properties();
        lines.load(text);
        return lines.stringPropertyNames().stream()
                .sorted()
                .map(name -> adapter(name, lines.getProperty(name), list))
                .toList();
    }

    private static VenueAdapter adapter(String name, String value, String list) {
        Matcher named = CLASS_AND_ADDRESS.matcher(value.strip());
        if (!named.matches()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%s: '%s = %s' must be the name of a venue, XChange's class and an https address, such as bitstamp ="
                            + " org.knowm.xchange.bitstamp.BitstampExchange https://www.bitstamp.net",
                    list,
                    name,
                    value));
        }
        return new GenericAdapter(name, named.group(1), URI.create(named.group(2)));
    }
}
