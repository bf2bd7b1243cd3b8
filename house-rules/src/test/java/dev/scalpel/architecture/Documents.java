package dev.scalpel.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's pages in Markdown: their links, headings and code. */
final class Documents {

    static final Path README = SourceTree.ROOT.resolve("README.md");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(<?([^)\\s>]+)>?(?: \"[^\"]*\")?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?)\\s*#*$");
    private static final Pattern BOLD = Pattern.compile("(?s)\\*\\*(.+?)\\*\\*");

    private Documents() {}

    /** README, CONTRIBUTING, CHANGELOG, and all below docs and of the modules that a link may lead to. */
    static List<Path> pages() {
        return SourceTree.files(".md").stream()
                .filter(file -> !SourceTree.nameOf(file).startsWith("house-rules/"))
                .toList();
    }

    static String withoutCode(String text) {
        return INLINE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("x");
    }

    /** Targets of a page's links, as they are written, without those to other sites. */
    static List<String> links(String text) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(withoutCode(text));
        while (matcher.find()) {
            if (!matcher.group(1).matches("[a-z]+:.*")) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    /** Which links of a page lead nowhere. */
    static List<String> broken(Path page, String text) {
        List<String> broken = new ArrayList<>();
        for (String link : links(text)) {
            String[] parts = link.split("#", 2);
            Path target =
                    parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            if (!Files.exists(target)) {
                broken.add(SourceTree.nameOf(page) + ": no file for " + link);
            } else if (parts.length == 2 && target.toString().endsWith(".md")) {
                String there = target.equals(page) ? text : SourceTree.read(target);
                if (!anchors(there).contains(parts[1])) {
                    broken.add(SourceTree.nameOf(page) + ": no heading for " + link);
                }
            }
        }
        return broken;
    }

    /** Anchors of the headings, as GitHub makes them. */
    static Set<String> anchors(String text) {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher matcher = HEADING.matcher(FENCE.matcher(text).replaceAll(""));
        while (matcher.find()) {
            String plain = matcher.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
            String anchor = plain.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                    .replace(' ', '-');
            int count = seen.merge(anchor, 1, Integer::sum);
            anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
        }
        return anchors;
    }

    /** Pages by the number of links that lead to them from one, itself included; a folder is its README. */
    static Map<Path, Integer> distances(Path start) {
        Map<Path, Integer> distances = new LinkedHashMap<>(Map.of(start, 0));
        Deque<Path> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            Path page = next.remove();
            for (String link : links(SourceTree.read(page))) {
                Path named = page.resolveSibling(link.split("#", 2)[0]).normalize();
                Path target = Files.isDirectory(named) ? named.resolve("README.md") : named;
                if (target.toString().endsWith(".md")
                        && Files.exists(target)
                        && distances.putIfAbsent(target, distances.get(page) + 1) == null) {
                    next.add(target);
                }
            }
        }
        return distances;
    }

    /** Headings and bold text, in lower case: what an eye finds that skims the page. */
    static List<String> prominent(String text) {
        String plain = FENCE.matcher(text).replaceAll("");
        return Stream.of(HEADING, BOLD)
                .flatMap(pattern -> pattern.matcher(plain).results())
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .toList();
    }

    /** Lines of code blocks, and inline code; a diagram is neither. */
    static List<String> code(String text) {
        List<String> code = new ArrayList<>();
        Matcher fences = FENCE.matcher(text);
        while (fences.find()) {
            if (!fences.group(1).equals("mermaid")) {
                code.addAll(fences.group(2).replace("\\\n", " ").lines().toList());
            }
        }
        code.addAll(inlineCode(text));
        return code;
    }

    static List<String> inlineCode(String text) {
        return INLINE.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    /** The body of the page's first diagram that begins with this word. */
    static String diagram(String text, String kind) {
        Matcher fences = FENCE.matcher(text);
        while (fences.find()) {
            if (fences.group(1).equals("mermaid") && fences.group(2).startsWith(kind)) {
                return fences.group(2);
            }
        }
        throw new IllegalStateException("expected a diagram in Mermaid that begins with " + kind + ", found none");
    }
}
