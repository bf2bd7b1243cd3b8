package dev.scalpel.settings.type;

import static dev.scalpel.settings.type.ValueTypes.parsed;
import static dev.scalpel.settings.type.ValueTypes.text;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and addresses: texts of a given shape. */
public final class TextTypes {

    private static final String PORT_AND_END = "(:\\d{1,5})?/?";
    private static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost|\\[::1\\])" + PORT_AND_END;

    public static final String DEFAULT_VENUE = "binance";

    /** The values CloudWatch Logs accepts, up to a year. */
    private static final List<String> RETENTIONS = List.of("1", "3", "5", "7", "14", "30", "60", "90", "180", "365");

    private TextTypes() {}

    public static ValueType<String> venue() {
        List<String> found = ServiceLoader.load(KnownVenues.class).stream()
                .flatMap(provider -> provider.get().names().stream())
                .toList();
        List<String> known = Stream.concat(Stream.of(DEFAULT_VENUE), found.stream())
                .distinct()
                .sorted()
                .toList();
        return found.isEmpty()
                ? text("the name of a venue, lower-case letters, digits and -", "[a-z][a-z0-9-]{0,31}")
                : text("a venue that Scalpel knows: " + String.join(", ", known), String.join("|", known));
    }

    /** Whether the venue's adapter provides bars only, so that its orders can be simulated but not sent. */
    public static boolean hasBarsOnly(String venue) {
        return isKnownOutside(KnownVenues::namesWithOrders, venue);
    }

    /** Whether the venue is known to publish no bars, so that nothing can decide or be simulated by them. */
    public static boolean hasNoBars(String venue) {
        return isKnownOutside(KnownVenues::namesWithBars, venue);
    }

    /** Whether the venue is known to hold balances only, so that it has no contracts. */
    public static boolean isSpotOnly(String venue) {
        return isKnownOutside(KnownVenues::namesWithPositions, venue);
    }

    /** Whether the venue is known to convert no profit, so that an account trades what is quoted in its own asset. */
    public static boolean convertsNothing(String venue) {
        return isKnownOutside(KnownVenues::namesThatConvert, venue);
    }

    /** Whether the venue is known, but not among these names. */
    private static boolean isKnownOutside(Function<KnownVenues, List<String>> names, String venue) {
        return ServiceLoader.load(KnownVenues.class).stream()
                .map(ServiceLoader.Provider::get)
                .anyMatch(known ->
                        known.names().contains(venue) && !names.apply(known).contains(venue));
    }

    public static ValueType<String> variableName() {
        return text("the name of an environment variable, capitals, digits and _", "[A-Z][A-Z0-9_]{0,63}");
    }

    public static ValueType<String> secretName() {
        return text("a name in Secrets Manager", "[A-Za-z0-9/_+=.@-]{1,256}");
    }

    public static ValueType<String> topic() {
        return text("the ARN of an SNS topic", "arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");
    }

    public static ValueType<String> domain() {
        return text("a domain name such as hooks.example.org", "([a-z0-9][a-z0-9-]{0,62}\\.){1,8}[a-z]{2,63}");
    }

    public static ValueType<String> certificate() {
        return text(
                "the ARN of a certificate in AWS Certificate Manager",
                "arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[0-9a-f-]{36}");
    }

    public static ValueType<String> storedObject() {
        return text(
                "an object in S3 such as s3://my-bucket/truststore.pem",
                "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[A-Za-z0-9/_.-]{1,200}");
    }

    public static ValueType<String> bucket() {
        return text("the name of an S3 bucket", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    }

    /** Without a password, which no settings file may hold. */
    public static ValueType<String> postgresUrl() {
        return text(
                "the JDBC address of a PostgreSQL server without a password, such as"
                        + " jdbc:postgresql://db.example.org/scalpel?user=scalpel",
                "(?!.*[?&](password|sslpassword)=)jdbc:postgresql://[^@\\s]{1,400}");
    }

    public static ValueType<String> region() {
        return text("an AWS region such as eu-central-1", "[a-z]{2}(-[a-z]+)+-\\d");
    }

    /** On this machine, or one that an adapter lists; without adapters, as in a function that reaches no venue, any. */
    public static ValueType<String> rehearsalAddress() {
        List<KnownVenues> venues = ServiceLoader.load(KnownVenues.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        String listed = venues.isEmpty()
                ? "https://[A-Za-z0-9.-]{1,200}/?"
                : venues.stream()
                        .flatMap(provider -> provider.rehearsals().stream())
                        .map(address -> Pattern.quote(address) + "/?")
                        .collect(Collectors.joining("|"));
        return text(
                "an address on this machine such as http://127.0.0.1:8080, or one where the venue lets orders be rehearsed",
                "http://" + LOOPBACK + (listed.isEmpty() ? "" : "|" + listed));
    }

    public static ValueType<String> loopback() {
        return text("an address on this machine such as http://127.0.0.1:8080", "http://" + LOOPBACK);
    }

    public static ValueType<String> serverAddress() {
        String rule = "an address such as https://storage.example.org, with http on this machine only";
        return text(rule, "https://[A-Za-z0-9.-]{1,200}" + PORT_AND_END + "|http://" + LOOPBACK);
    }

    public static ValueType<Path> path() {
        return parsed("a path", text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a path must not be blank");
            }
            return Path.of(text);
        });
    }

    public static ValueType<Integer> logDays() {
        return parsed("one of " + String.join(", ", RETENTIONS), text -> {
            if (!RETENTIONS.contains(text)) {
                throw new IllegalArgumentException("not a retention of CloudWatch Logs");
            }
            return Integer.parseInt(text);
        });
    }
}
