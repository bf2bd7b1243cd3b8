package dev.scalpel.settings;

import dev.scalpel.settings.RawValue.Entry;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.MessageRoutes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of the HTTP API that are lists or tables. */
final class ApiTypes {

    private ApiTypes() {}

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
