package dev.scalpel.local.cli.console;

import java.util.regex.Pattern;

/** What a function refuses, in the words of a command: who calls a function names fields, who types a command options. */
public final class RefusedOptions {

    private static final String HINT = "--help explains the options";

    /** Of these a command passes on what was typed, so that a refused one is a wrong call. */
    private static final Pattern TYPED = Pattern.compile("field '(account|portfolio|from|to|limit)'");

    private RefusedOptions() {}

    public static CommandFailedException of(CommandFailedException refused) {
        String message = String.valueOf(refused.getMessage());
        String words = message.replaceAll("field 'account'|field 'portfolio'", "--portfolio")
                .replaceAll("field 'symbols'", "--symbol")
                .replaceAll("field '(\\w+)'", "--$1");
        if (words.equals(message)) {
            return refused;
        }
        return TYPED.matcher(message).lookingAt()
                ? new WrongUsageException(words, HINT, refused)
                : new CommandFailedException(words, HINT, refused);
    }
}
