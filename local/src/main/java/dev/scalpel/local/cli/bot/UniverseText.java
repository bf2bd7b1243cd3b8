package dev.scalpel.local.cli.bot;

import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.market.Symbol;
import dev.scalpel.universe.Exclusion;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.Universe.Excluded;
import dev.scalpel.universe.UniverseFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A universe for people and for programs. */
final class UniverseText {

    private static final int SHOWN = 8;

    /** For programs. */
    record Document(
            LocalDate day,
            String source,
            String venue,
            Optional<String> attribution,
            List<Row> members,
            List<Symbol> leaving,
            List<Left> excluded,
            Optional<UniverseFailure> failure) {}

    record Row(Symbol symbol, int rank, double priceUsd, double marketCapUsd, double volumeUsd) {}

    record Left(String base, String name, int rank, Exclusion reason) {}

    private UniverseText() {}

    static Document document(Universe universe, Optional<UniverseFailure> failure) {
        return new Document(
                universe.day(),
                universe.source(),
                universe.rules().venue(),
                universe.attribution(),
                universe.members().stream()
                        .map(member -> new Row(
                                member.symbol(),
                                member.rank(),
                                member.coin().price(),
                                member.coin().marketCap(),
                                member.coin().volume()))
                        .toList(),
                universe.leaving(),
                universe.excluded().stream()
                        .map(left -> new Left(left.coin().base(), left.coin().name(), left.rank(), left.reason()))
                        .toList(),
                failure);
    }

    static String of(Universe universe, Optional<UniverseFailure> failure) {
        StringBuilder text = new StringBuilder(String.format(
                "The %d largest coins at %s on %s%s. %s%n%n",
                universe.members().size(),
                universe.rules().venue(),
                universe.day(),
                universe.members().size() < universe.rules().size()
                        ? " (" + universe.rules().size() + " wanted)"
                        : "",
                universe.attribution().orElse("Source: " + universe.source())));
        TextTable table = new TextTable("rank", "symbol", "coin", "price", "market cap M", "volume M");
        universe.members()
                .forEach(member -> table.add(
                        member.rank(),
                        member.symbol(),
                        shortened(member.coin().name()),
                        price(member.coin().price()),
                        millions(member.coin().marketCap()),
                        millions(member.coin().volume())));
        text.append(table);
        if (!universe.leaving().isEmpty()) {
            text.append(String.format(
                    "%n%nManaged until they are flat: %s",
                    universe.leaving().stream().map(Symbol::toString).collect(Collectors.joining(", "))));
        }
        text.append(universe.excluded().isEmpty() ? "" : System.lineSeparator());
        reasons(universe.excluded())
                .forEach((reason, coins) ->
                        text.append(String.format("%nLeft out, %s: %s", reason.words(), coins(coins))));
        failure.ifPresent(
                known -> text.append(String.format("%n%nNo newer list: at %s %s", known.at(), known.reason())));
        return text.toString();
    }

    static String days(List<LocalDate> days) {
        return days.isEmpty()
                ? "none"
                : days.get(0) + " to " + days.get(days.size() - 1) + ", " + days.size() + " lists";
    }

    private static Map<Exclusion, List<Excluded>> reasons(List<Excluded> excluded) {
        Map<Exclusion, List<Excluded>> reasons = new EnumMap<>(Exclusion.class);
        excluded.forEach(left -> reasons.computeIfAbsent(left.reason(), none -> new ArrayList<>())
                .add(left));
        return reasons;
    }

    private static String coins(List<Excluded> excluded) {
        String first =
                excluded.stream().limit(SHOWN).map(left -> left.coin().base()).collect(Collectors.joining(", "));
        return excluded.size() > SHOWN ? first + " and " + (excluded.size() - SHOWN) + " more" : first;
    }

    private static String shortened(String name) {
        return name.length() > 20 ? name.substring(0, 19) + "…" : name;
    }

    private static String price(double price) {
        return price >= 1 ? String.format(Locale.ROOT, "%,.2f", price) : String.format(Locale.ROOT, "%.6f", price);
    }

    private static String millions(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount / 1e6);
    }
}
