package dev.scalpel.local.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the <em>List of trades</em> that TradingView's strategy report exports: two rows per trade, an entry and an exit, in any
 * order. What the strategy holds follows from the trades that are open after all rows of a time, so a reversal is one signal,
 * and an exit of one of several entries is none. Columns as in the exports of
 * github.com/pineforge-4pass/pineforge-corpus: {@code Trade #} or {@code Trade number}, {@code Type}, {@code Signal},
 * {@code Date/Time} or {@code Date and time}, and {@code Price} with or without a currency.
 */
final class TradeList {

    private static final Pattern TYPE = Pattern.compile("(entry|exit) (long|short)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final String OPEN = "open";
    private static final String FLAT = "flat";

    private final FileTimes times;
    private final String strategy;
    private final List<String> problems;

    /** @param problems to which those of this file are added */
    TradeList(FileTimes times, String strategy, List<String> problems) {
        this.times = times;
        this.strategy = strategy;
        this.problems = problems;
    }

    private record Event(long line, Instant time, int trade, boolean entry, String side, String price, String signal) {}

    static boolean isOne(CsvTable table) {
        return numberColumn(table).isPresent() && table.has("type");
    }

    private static Optional<String> numberColumn(CsvTable table) {
        return first(table, "trade #", "trade number");
    }

    private static Optional<String> first(CsvTable table, String... names) {
        return List.of(names).stream().filter(table::has).findFirst();
    }

    List<SignalRow> read(CsvTable table) {
        Optional<String> number = numberColumn(table);
        Optional<String> time = first(table, "date and time", "date/time");
        Optional<String> price = table.names().stream()
                .filter(name -> name.equals("price") || name.startsWith("price "))
                .findFirst();
        if (number.isEmpty() || time.isEmpty() || price.isEmpty() || !table.has("signal")) {
            problems.add(
                    "line 1: a list of trades has the columns Trade # (or Trade number), Type, Signal, Date and time"
                            + " (or Date/Time) and Price");
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            try {
                event(row, number.get(), time.get(), price.get()).ifPresent(events::add);
            } catch (IllegalArgumentException wrong) {
                problems.add("line " + row.line() + ": " + wrong.getMessage());
            }
        }
        check(events);
        return problems.isEmpty() ? rows(events) : List.of();
    }

    /** Empty for the exit of a trade that was open when the list was exported. */
    private Optional<Event> event(CsvTable.Row row, String number, String time, String price) {
        Matcher type = TYPE.matcher(row.cell("type").toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            throw new IllegalArgumentException(
                    "Type must be Entry long, Entry short, Exit long or Exit short: '" + row.cell("type") + "'");
        }
        if (!NUMBER.matcher(row.cell(number)).matches()) {
            throw new IllegalArgumentException("the number of the trade is none: '" + row.cell(number) + "'");
        }
        boolean entry = type.group(1).equals("entry");
        if (!entry && (isOpen(row.cell("signal")) || isOpen(row.cell(time)))) {
            return Optional.empty();
        }
        return Optional.of(new Event(
                row.line(),
                times.read(row.cell(time)),
                Integer.parseInt(row.cell(number)),
                entry,
                type.group(2),
                row.cell(price),
                row.cell("signal")));
    }

    private static boolean isOpen(String cell) {
        return cell.equalsIgnoreCase(OPEN);
    }

    /** Each trade is entered once, and closed later on the same side if at all. */
    private void check(List<Event> events) {
        Map<Integer, Event> entries = new HashMap<>();
        Map<Integer, Event> exits = new TreeMap<>();
        for (Event event : events) {
            Event before = (event.entry() ? entries : exits).putIfAbsent(event.trade(), event);
            if (before != null) {
                problems.add("line " + event.line() + ": trade " + event.trade() + " has this row already, in line "
                        + before.line());
            }
        }
        exits.forEach((trade, exit) -> {
            Event entry = entries.get(trade);
            if (entry == null) {
                problems.add("line " + exit.line() + ": trade " + trade + " has no entry");
            } else if (!entry.side().equals(exit.side()) || exit.time().isBefore(entry.time())) {
                problems.add("line " + exit.line() + ": trade " + trade + " exits " + exit.side() + " at " + exit.time()
                        + ", and was entered " + entry.side() + " at " + entry.time());
            }
        });
    }

    private List<SignalRow> rows(List<Event> events) {
        List<Event> sorted = events.stream()
                .sorted(Comparator.comparing(Event::time)
                        .thenComparing(Event::trade)
                        .thenComparing(event -> !event.entry()))
                .toList();
        List<SignalRow> rows = new ArrayList<>();
        Map<String, Integer> open = new TreeMap<>(Map.of("long", 0, "short", 0));
        String held = FLAT;
        for (int i = 0; i < sorted.size(); i++) {
            Event event = sorted.get(i);
            open.merge(event.side(), event.entry() ? 1 : -1, Integer::sum);
            boolean last = i + 1 == sorted.size() || !sorted.get(i + 1).time().equals(event.time());
            if (last) {
                String now = held(open);
                if (!now.equals(held)) {
                    rows.add(SignalRow.holding(
                            event.line(), event.time(), strategy, now, event.price(), "", event.signal()));
                }
                held = now;
            }
        }
        return rows;
    }

    private static String held(Map<String, Integer> open) {
        return open.entrySet().stream()
                .filter(side -> side.getValue() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FLAT);
    }
}
