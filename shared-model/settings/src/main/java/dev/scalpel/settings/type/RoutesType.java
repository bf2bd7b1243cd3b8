package dev.scalpel.settings.type;

import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.MessageRoutes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of an exchange to a portfolio, in its sequence. */
public final class RoutesType implements ValueType<MessageRoutes> {

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
