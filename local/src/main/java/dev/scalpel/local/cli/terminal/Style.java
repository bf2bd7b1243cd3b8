package dev.scalpel.local.cli.terminal;

/** How a part of a line looks. Colour only repeats what the words or the sign say. */
public enum Style {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    ACCENT("36");

    private static final String BEGIN = "\u001B[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style: of SGR, ECMA-48 section 8.3.117. */
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : BEGIN + code + "m" + text + BEGIN + "0m";
    }

    /** Of an amount by its sign. */
    public static Style ofSign(double amount) {
        return amount > 0 ? GOOD : amount < 0 ? BAD : PLAIN;
    }
}
