package dev.scalpel.trading.futures;

/** A futures contract that cannot be traded: an unknown root, a month that is not listed, or an expired contract. */
public final class RefusedContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedContractException(String message) {
        super(message);
    }
}
