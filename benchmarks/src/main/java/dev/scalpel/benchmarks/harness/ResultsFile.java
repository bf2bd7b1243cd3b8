package dev.scalpel.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code benchmarks/RESULTS.md}: one section per benchmark, sorted by name, each with the machine, JDK and commit of the
 * measurement. Writing one section keeps the others.
 */
public final class ResultsFile {

    private static final String SECTION = "## ";
    private static final String HEAD = """
            # What was measured

            Written by `benchmarks/run NAME --write` (or `all`); do not edit. Every figure stands beside a named reference
            measured in the same run: ratio = value ÷ the reference's value. Between runs on a shared machine figures move
            by a third; ratios move less.

            """;

    private final Path file;

    public ResultsFile(Path file) {
        this.file = file;
    }

    public void write(Benchmark benchmark, List<ResultRow> rows, MachineInfo machine, String date) throws IOException {
        SortedMap<String, String> sections = sections();
        sections.put(benchmark.name(), section(benchmark, rows, machine, date));
        StringBuilder text = new StringBuilder(HEAD);
        sections.forEach((name, body) ->
                text.append(SECTION).append(name).append("\n\n").append(body).append("\n\n"));
        Files.writeString(file, text.toString().stripTrailing() + "\n", StandardCharsets.UTF_8);
    }

    private static String section(Benchmark benchmark, List<ResultRow> rows, MachineInfo machine, String date) {
        return benchmark.question() + "\n\n" + MarkdownTable.of(rows) + "\n" + machine.summary() + "; " + date + ".";
    }

    private SortedMap<String, String> sections() throws IOException {
        SortedMap<String, String> sections = new TreeMap<>();
        if (!Files.exists(file)) {
            return sections;
        }
        String[] parts = ("\n" + Files.readString(file, StandardCharsets.UTF_8)).split("\n" + SECTION, -1);
        for (int part = 1; part < parts.length; part++) {
            int end = parts[part].indexOf('\n');
            sections.put(
                    parts[part].substring(0, end).strip(),
                    parts[part].substring(end).strip());
        }
        return sections;
    }
}
