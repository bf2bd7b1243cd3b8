package dev.scalpel.settings;

import static dev.scalpel.settings.ValueTypes.parsed;
import static dev.scalpel.settings.ValueTypes.text;

import dev.scalpel.settings.RawValue.Entry;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.MessageRoutes.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Names and addresses: texts of a given shape, lists and tables of such texts. */
final class TextTypes {

    private static final String PORT_AND_END = "(:\\d{1,5})?/?";
    private static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost|\\[::1\\])" + PORT_AND_END;

    static final String DEFAULT_VENUE = "binance";

    /** The values CloudWatch Logs accepts, up to a year. */
    private static final List<String> RETENTIONS = List.of("1", "3", "5", "7", "14", "30", "60", "90", "180", "365");

    private TextTypes() {}

    static ValueType<String> venue() {
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

    static ValueType<String> variableName() {
        return text("the name of an environment variable, capitals, digits and _", "[A-Z][A-Z0-9_]{0,63}");
    }

    static ValueType<String> secretName() {
        return text("a name in Secrets Manager", "[A-Za-z0-9/_+=.@-]{1,256}");
    }

    static ValueType<String> topic() {
        return text("the ARN of an SNS topic", "arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");
    }

    static ValueType<String> bucket() {
        return text("the name of an S3 bucket", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    }

    static ValueType<String> region() {
        return text("an AWS region such as eu-central-1", "[a-z]{2}(-[a-z]+)+-\\d");
    }

    static ValueType<String> loopbackAddress() {
        return text("an address on this machine such as http://127.0.0.1:8080", "https?://" + LOOPBACK);
    }

    static ValueType<String> serverAddress() {
        String rule = "an address such as https://storage.example.org, with http on this machine only";
        return text(rule, "https://[A-Za-z0-9.-]{1,200}" + PORT_AND_END + "|http://" + LOOPBACK);
    }

    static ValueType<Path> path() {
        return parsed("a path", text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a path must not be blank");
            }
            return Path.of(text);
        });
    }

    static ValueType<Integer> logDays() {
        return parsed("one of " + String.join(", ", RETENTIONS), text -> {
            if (!RETENTIONS.contains(text)) {
                throw new IllegalArgumentException("not a retention of CloudWatch Logs");
            }
            return Integer.parseInt(text);
        });
    }

    /** A list of addresses and ranges, or one. */
    static final class Addresses implements ValueType<AllowedAddresses> {

        @Override
        public String rule() {
            return "tradingview, any, addresses, ranges such as 203.0.113.0/24, or a list of these";
        }

        @Override
        public AllowedAddresses parse(String text) {
            return new AllowedAddresses(List.of(text.strip().split("\\s*,\\s*", -1)));
        }

        @Override
        public String show(AllowedAddresses value) {
            return value.text();
        }

        @Override
        public Optional<AllowedAddresses> read(String path, RawValue raw, List<SettingsProblem> problems) {
            RawValue split = raw.split();
            if (split instanceof RawValue.Listing listing) {
                return ValueType.super.read(path, new RawValue.Scalar(listing.text(), false, raw.origin()), problems);
            }
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
            return Optional.empty();
        }
    }

    /** A table of an exchange to a portfolio, in its sequence. */
    static final class Routes implements ValueType<MessageRoutes> {

        @Override
        public String rule() {
            return "a table of exchange: portfolio such as {OANDA: fx, \"COINBASE:BTC*\": crypto}, or none";
        }

        @Override
        public MessageRoutes parse(String text) {
            List<SettingsProblem> problems = new ArrayList<>();
            return read("api.routes", new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                    .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
        }

        @Override
        public String show(MessageRoutes value) {
            return value.routes().isEmpty() ? ValueTypes.NONE : value.text();
        }

        @Override
        public Optional<MessageRoutes> read(String path, RawValue raw, List<SettingsProblem> problems) {
            if (raw instanceof RawValue.Scalar scalar && scalar.text().equals(ValueTypes.NONE)) {
                return Optional.of(MessageRoutes.NONE);
            }
            if (!(raw.split() instanceof RawValue.Table table)) {
                problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
                return Optional.empty();
            }
            List<Route> routes = new ArrayList<>();
            int before = problems.size();
            for (Entry entry : table.entries()) {
                try {
                    routes.add(new Route(entry.name(), entry.value().text()));
                } catch (IllegalArgumentException invalid) {
                    problems.add(SettingsProblem.of(
                            path + "." + entry.name(),
                            entry.value().origin(),
                            entry.value().text(),
                            "must be " + rule()));
                }
            }
            return problems.size() > before ? Optional.empty() : Optional.of(new MessageRoutes(routes));
        }
    }
}
