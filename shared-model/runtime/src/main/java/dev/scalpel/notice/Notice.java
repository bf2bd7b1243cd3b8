package dev.scalpel.notice;

import java.util.regex.Pattern;

/**
 * Something a person should know. Neither part may hold a secret or an address.
 *
 * @param cause names what happened in the same words each time, such as {@code training-failed-BTC-USDT}: notices of
 *     one cause are held back for an hour. 1 to 100 of {@code A-Z a-z 0-9 . _ -}
 * @param subject the verdict in one line; the adapters make it legal
 * @param message plain text that stands alone
 */
public record Notice(String cause, String subject, String message) {

    private static final Pattern CAUSE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Notice {
        if (!CAUSE.matcher(cause).matches()) {
            throw new IllegalArgumentException("a cause must be 1 to 100 of A-Z a-z 0-9 . _ -: '" + cause + "'");
        }
    }
}
