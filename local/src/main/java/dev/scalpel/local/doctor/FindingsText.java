package dev.scalpel.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as text: each with its level, and below it what to do. No line has more than 80 columns. */
public final class FindingsText {

    static final int COLUMNS = 80;
    private static final int INDENT = 9;

    private FindingsText() {}

    public static String of(List<CheckResult> findings) {
        StringBuilder text = new StringBuilder();
        for (CheckResult finding : findings) {
            String level = finding.level().name().toLowerCase(Locale.ROOT);
            append(text, String.format(Locale.ROOT, "%-8s ", level), finding.check() + ": " + finding.message());
            if (!finding.remedy().isEmpty()) {
                append(text, " ".repeat(INDENT), "-> " + finding.remedy());
            }
        }
        return text.toString();
    }

    /** Breaks at spaces, and inside a word only where it is longer than a line; a line of the message begins a new one. */
    private static void append(StringBuilder text, String head, String words) {
        String begin = head;
        for (String own : words.strip().split("\\R")) {
            for (String line : lines(own.strip(), COLUMNS - INDENT)) {
                text.append(begin).append(line).append(System.lineSeparator());
                begin = " ".repeat(INDENT);
            }
        }
    }

    private static List<String> lines(String words, int width) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space <= 0 ? width : space;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
