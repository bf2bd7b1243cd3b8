package dev.scalpel.local.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a comma-separated file with a header, by the names of its columns in lower case. */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** One row, at the line of the file in which it begins. */
    final class Row {

        private final long line;
        private final CSVRecord cells;

        private Row(long line, CSVRecord cells) {
            this.line = line;
            this.cells = cells;
        }

        long line() {
            return line;
        }

        /** Empty text where the file has no such column. */
        String cell(String name) {
            Integer column = columns.get(name);
            return column == null ? "" : cells.get(column).strip();
        }
    }

    private CsvTable() {}

    /** @param problems to which those of the file are added; rows with another number of cells are left out */
    static CsvTable read(String text, List<String> problems) {
        CsvTable table = new CsvTable();
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        try (CSVParser parser = CSVParser.parse(plain, FORMAT)) {
            long line = 1;
            for (CSVRecord cells : parser) {
                table.add(line, cells, problems);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (CSVException | UncheckedIOException damaged) {
            problems.add("the file is no comma-separated table: " + damaged.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can be read", impossible);
        }
        if (table.columns.isEmpty()) {
            problems.add("line 1: the file is empty; its first line names the columns");
        }
        return table;
    }

    private void add(long line, CSVRecord cells, List<String> problems) {
        if (columns.isEmpty()) {
            for (int i = 0; i < cells.size(); i++) {
                String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
                if (columns.putIfAbsent(name, i) != null) {
                    problems.add("line 1: column " + name + " is there twice");
                }
            }
        } else if (cells.size() != columns.size()) {
            problems.add("line " + line + ": " + cells.size() + " cells, expected " + columns.size());
        } else {
            rows.add(new Row(line, cells));
        }
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    Set<String> names() {
        return columns.keySet();
    }

    List<Row> rows() {
        return rows;
    }
}
