package dev.scalpel.venue.generic.kraken;

import java.io.IOException;

/** The first error of a response: a severity, a category and a text, such as {@code EQuery:Unknown asset pair}. */
final class KrakenException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String error;

    KrakenException(String error) {
        super(error);
        this.error = error;
    }

    String error() {
        return error;
    }
}
