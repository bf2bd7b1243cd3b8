package dev.scalpel.local.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The characters that a terminal can show. */
public enum Glyphs {
    UNICODE {
        @Override
        String of(String text) {
            return text;
        }
    },
    /** For a locale without UTF-8: each character by the nearest one of ASCII. */
    ASCII {
        @Override
        String of(String text) {
            return text.codePoints()
                    .mapToObj(point -> point < 0x80 ? Character.toString((char) point) : nearest(point))
                    .collect(Collectors.joining());
        }
    };

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String HEIGHTS = "__..-==#";
    private static final Map<Integer, String> OTHERS = Map.of(
            (int) '·', ".", (int) '…', "~", (int) '→', ">", (int) '✓', "+", (int) '▶', ">", (int) '−', "-", (int) '±',
            "~", (int) '×', "x", 0x202F, " ");

    abstract String of(String text);

    private static String nearest(int point) {
        int height = BLOCKS.indexOf(point);
        return height >= 0 ? HEIGHTS.substring(height, height + 1) : OTHERS.getOrDefault(point, "?");
    }

    /** By the locale of the process, in the order in which POSIX reads its variables. */
    public static Glyphs of(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8") ? UNICODE : ASCII;
            }
        }
        return ASCII;
    }
}
