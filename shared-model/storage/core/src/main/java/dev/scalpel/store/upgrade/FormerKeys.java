package dev.scalpel.store.upgrade;

import dev.scalpel.market.InstrumentId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of releases that knew one venue and left it out: {@code state/BTC-USDT.json} instead of
 * {@code state/binance/BTC-USDT.json}. Pure.
 */
final class FormerKeys {

    private static final String SYMBOL = "[A-Z0-9]{1,20}-[A-Z0-9]{1,20}";
    private static final Pattern FORMER =
            Pattern.compile("(?:models|tuning|decisions|trades)/" + SYMBOL + "/.+|state/" + SYMBOL + "\\.json");
    private static final Pattern FOLDER = Pattern.compile("(models|tuning|decisions|trades|state)/");
    private static final Pattern DOCUMENT = Pattern.compile("state/.*|models/" + SYMBOL + "/champion\\.json");

    private final String venue;

    /** @param venue the one whose objects the former keys mean */
    FormerKeys(String venue) {
        this.venue = InstrumentId.requireVenue(venue) + "/";
    }

    /** The former name of a key; empty for a key that never had another. */
    Optional<String> former(String key) {
        return prefix(key).filter(former -> FORMER.matcher(former).matches());
    }

    /** The prefix under which a listing must look as well; empty where no former key can have this prefix. */
    Optional<String> formerPrefix(String prefix) {
        Matcher folder = FOLDER.matcher(prefix);
        boolean withinTheVenue = folder.lookingAt() && (folder.group() + venue).startsWith(prefix);
        return withinTheVenue ? Optional.of(folder.group()) : prefix(prefix);
    }

    /** The present name of a key that a listing has found: itself, unless it is a former one. */
    String present(String found) {
        int folder = found.indexOf('/') + 1;
        return FORMER.matcher(found).matches() ? found.substring(0, folder) + venue + found.substring(folder) : found;
    }

    /** Whether a former key is that of a document which is replaced as a whole: a state, a champion. */
    static boolean isDocument(String former) {
        return DOCUMENT.matcher(former).matches();
    }

    private Optional<String> prefix(String key) {
        Matcher folder = FOLDER.matcher(key);
        return folder.lookingAt() && key.startsWith(venue, folder.end())
                ? Optional.of(folder.group() + key.substring(folder.end() + venue.length()))
                : Optional.empty();
    }
}
