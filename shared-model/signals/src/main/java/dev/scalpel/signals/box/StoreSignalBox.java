package dev.scalpel.signals.box;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One object per signal, under its day. */
public final class StoreSignalBox implements SignalBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIME_LENGTH = "20240810T023002.000Z".length();
    private static final String JSON = ".json";

    /** A sender's clock may run ahead by a minute. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private static final Comparator<Signal> SEQUENCE =
            Comparator.comparing(Signal::time).thenComparing(Signal::id);

    private final ObjectStore store;
    private final Clock clock;

    public StoreSignalBox(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Stored put(Signal signal) {
        String key = key(signal);
        byte[] bytes = SignalCodec.SIGNAL.write(signal);
        try {
            store.putIfAbsent(key, bytes);
            return Stored.NEW;
        } catch (WriteConflictException known) {
            return Stored.KNOWN;
        } catch (UnknownOutcomeException lost) {
            StoredObject found = store.get(key).orElseThrow(() -> lost);
            return Arrays.equals(found.bytes(), bytes) ? Stored.NEW : Stored.KNOWN;
        }
    }

    @Override
    public List<Signal> since(String portfolio, Instant from, Set<String> known) {
        List<Signal> signals = new ArrayList<>();
        String first = TIME.format(from);
        LocalDate last = day(clock.instant().plus(AHEAD));
        for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (String key : store.list(StoreKeys.signalsPrefix(portfolio, day))) {
                String name = key.substring(key.lastIndexOf('/') + 1);
                if (name.compareTo(first) >= 0 && !known.contains(id(name))) {
                    read(key).ifPresent(signals::add);
                }
            }
        }
        signals.sort(SEQUENCE);
        return signals;
    }

    @Override
    public Optional<Signal> find(String portfolio, String id) {
        return store.list(StoreKeys.signalsPrefix(portfolio)).stream()
                .filter(key -> id(key.substring(key.lastIndexOf('/') + 1)).equals(id))
                .findFirst()
                .flatMap(this::read);
    }

    private Optional<Signal> read(String key) {
        return store.get(key).map(object -> SignalCodec.SIGNAL.read(key, object.bytes()));
    }

    private static String key(Signal signal) {
        return StoreKeys.signal(signal.portfolio(), day(signal.time()), TIME.format(signal.time()), signal.id());
    }

    private static String id(String name) {
        return name.endsWith(JSON) && name.length() > TIME_LENGTH + JSON.length()
                ? name.substring(TIME_LENGTH + 1, name.length() - JSON.length())
                : "";
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
