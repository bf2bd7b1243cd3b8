package dev.scalpel.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param language what stands behind the fence; empty without
 * @param text without the indentation that the fence has
 */
record CodeBlock(String page, String language, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```(\\w*)\\n(.*?)^ *```");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "");
    private static final Pattern COMMAND = Pattern.compile("(?:^|.*[ /])\\./scalpel(?: |$).*|scalpel .*");

    static List<CodeBlock> of(String page, String text) {
        List<CodeBlock> blocks = new ArrayList<>();
        Matcher fences = FENCE.matcher(text);
        while (fences.find()) {
            String body = fences.group(3).replaceAll("(?m)^" + fences.group(1), "");
            blocks.add(new CodeBlock(page, fences.group(2), body));
        }
        return blocks;
    }

    boolean isShell() {
        return SHELLS.contains(language);
    }

    /** Lines of a shell, with continued ones joined; of a block without a language only those that begin as a command does. */
    List<String> commands() {
        return text.replace("\\\n", " ")
                .lines()
                .filter(line -> !language.isEmpty() || COMMAND.matcher(line).matches())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The words of each simple command of a line, as a shell would split them; redirections and comments are left out. */
    static List<List<String>> words(String line) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (c == '#' && !begun) {
                break;
            } else if (c == ' ' || "|&;<>()".indexOf(c) >= 0) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
                if ("|&;()".indexOf(c) >= 0) {
                    add(commands, words);
                    words = new ArrayList<>();
                } else if (c == '<' || c == '>') {
                    at = endOfRedirection(line, at);
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        add(commands, words);
        return commands;
    }

    /** The file's name belongs to the redirection. */
    private static int endOfRedirection(String line, int at) {
        int end = at + 1;
        while (end < line.length() && ">& ".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        while (end < line.length() && " |&;)".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end - 1;
    }

    private static void add(List<List<String>> commands, List<String> words) {
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
        }
    }
}
