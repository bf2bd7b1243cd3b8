package dev.scalpel.settings.type;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.Allocations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Symbols with their shares as a table, a list of symbols with equal shares, or the largest of the universe. */
public final class AllocationsType implements ValueType<Allocations> {

    private static final int MAX_SYMBOLS = 2_000;
    private static final int MAX_LARGEST = 1_000;
    private static final Pattern TOP_N = Pattern.compile("top (\\d{1,9})");

    @Override
    public String rule() {
        return "a table of BASE/QUOTE: share with every share > 0 and all together <= " + Allocations.MAX_TOTAL_SHARE
                + ", a list of BASE/QUOTE that share " + Allocations.MAX_TOTAL_SHARE
                + " equally, or top N for the N largest"
                + " by market capitalisation (1 to " + MAX_LARGEST + ", docs/universe.md)";
    }

    @Override
    public Allocations parse(String text) {
        List<SettingsProblem> problems = new ArrayList<>();
        return read("symbols", new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    }

    /** The form of the environment: {@code BTC/USDT=0.49,ETH/USDT=0.49}. */
    @Override
    public String show(Allocations value) {
        if (value.followsUniverse()) {
            return "top " + value.largest();
        }
        return value.shares().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().toPlainString())
                .collect(Collectors.joining(","));
    }

    @Override
    public Optional<Allocations> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (raw instanceof RawValue.Scalar scalar) {
            Matcher largest = TOP_N.matcher(scalar.text().strip());
            if (largest.matches()) {
                return readLargest(path, scalar, Integer.parseInt(largest.group(1)), problems);
            }
            return read(path, scalar.split(), problems);
        }
        int before = problems.size();
        Map<Symbol, BigDecimal> shares = new LinkedHashMap<>();
        if (raw instanceof RawValue.Table table) {
            table.entries().forEach(entry -> readEntry(path, entry, shares, problems));
        } else if (raw instanceof RawValue.Listing listing) {
            listing.items()
                    .forEach(item -> readSymbol(path, item.text(), item.origin(), problems)
                            .ifPresent(symbol -> put(path, symbol, BigDecimal.ONE, item.origin(), shares, problems)));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return finish(path, raw, shares, problems);
    }

    private static Optional<Allocations> readLargest(
            String path, RawValue raw, int count, List<SettingsProblem> problems) {
        if (count < 1 || count > MAX_LARGEST) {
            problems.add(SettingsProblem.of(path, raw.origin(), "top " + count, "must be top 1 to top " + MAX_LARGEST));
            return Optional.empty();
        }
        return Optional.of(Allocations.ofLargest(count));
    }

    private static Optional<Allocations> finish(
            String path, RawValue raw, Map<Symbol, BigDecimal> shares, List<SettingsProblem> problems) {
        if (shares.isEmpty() || shares.size() > MAX_SYMBOLS) {
            problems.add(SettingsProblem.of(
                    path, raw.origin(), shares.size() + " symbols", "must name 1 to " + MAX_SYMBOLS + " symbols"));
            return Optional.empty();
        }
        if (raw instanceof RawValue.Listing) {
            return Optional.of(Allocations.equal(shares.keySet()));
        }
        BigDecimal sum = Allocations.sum(shares.values());
        if (sum.compareTo(Allocations.MAX_TOTAL_SHARE) > 0) {
            String rule = "the shares together must be <= " + Allocations.MAX_TOTAL_SHARE;
            problems.add(SettingsProblem.of(path, raw.origin(), sum.toPlainString(), rule));
            return Optional.empty();
        }
        return Optional.of(new Allocations(shares));
    }

    private static void readEntry(
            String path, RawValue.Entry entry, Map<Symbol, BigDecimal> shares, List<SettingsProblem> problems) {
        SettingSource origin = entry.value().origin();
        Optional<Symbol> symbol = readSymbol(path, entry.name(), origin, problems);
        String text = entry.value().text();
        try {
            BigDecimal share = ValueTypes.plainDecimal(text);
            if (entry.value().quoted() || share.signum() <= 0 || share.compareTo(Allocations.MAX_TOTAL_SHARE) > 0) {
                throw new IllegalArgumentException("breaks the rule");
            }
            symbol.ifPresent(known -> put(path, known, share, origin, shares, problems));
        } catch (IllegalArgumentException invalid) {
            String rule =
                    "must be a decimal number > 0 and <= " + Allocations.MAX_TOTAL_SHARE + ", the share of the account";
            problems.add(SettingsProblem.of(path + "." + entry.name(), origin, text, rule));
        }
    }

    public static Optional<Symbol> readSymbol(
            String path, String text, SettingSource origin, List<SettingsProblem> problems) {
        try {
            return Optional.of(Symbol.parse(text));
        } catch (IllegalArgumentException invalid) {
            String rule = "must be BASE/QUOTE, each side 1 to 20 of A-Z and 0-9 and not the same";
            problems.add(SettingsProblem.of(path, origin, text, rule));
            return Optional.empty();
        }
    }

    private static void put(
            String path,
            Symbol symbol,
            BigDecimal share,
            SettingSource origin,
            Map<Symbol, BigDecimal> shares,
            List<SettingsProblem> problems) {
        if (shares.putIfAbsent(symbol, share) != null) {
            problems.add(SettingsProblem.of(path, origin, symbol.toString(), "must name each symbol once"));
        }
    }
}
