package dev.scalpel.notice;

import java.util.regex.Pattern;

/**
 * A message to the operator. It must contain no secret and no address.
 *
 * @param cause identifies what happened, such as {@code training-failed-BTC-USDT}: notices of one cause are limited to one
 *     per hour. 1 to 100 of {@code A-Z a-z 0-9 . _ -}
 * @param subject one line; the adapters adapt its characters
 * @param message plain text, complete without the subject
 */
public record Notice(String cause, String subject, String message) {

    private static final Pattern CAUSE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Notice {
        if (!CAUSE.matcher(cause).matches()) {
            throw new IllegalArgumentException("a cause must be 1 to 100 of A-Z a-z 0-9 . _ -: '" + cause + "'");
        }
    }
}
