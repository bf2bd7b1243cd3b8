package dev.scalpel.local.cli.console;

/** A terminal that shows nothing of what is typed. */
@FunctionalInterface
public interface HiddenInput {

    /**
     * One line, without its end.
     *
     * @throws CommandFailedException when there is no line, or the terminal would show it
     */
    String readLine();
}
