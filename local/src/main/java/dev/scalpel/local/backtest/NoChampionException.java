package dev.scalpel.local.backtest;

/** A strategy follows a model, and none was its instrument's champion in the period. */
public final class NoChampionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoChampionException(String message) {
        super(message);
    }
}
