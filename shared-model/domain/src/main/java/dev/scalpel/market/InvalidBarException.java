package dev.scalpel.market;

/** The numbers offered as a bar break one of a bar's own rules. */
public final class InvalidBarException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final long openTime;

    InvalidBarException(long openTime, String flaw) {
        super(flaw);
        this.openTime = openTime;
    }

    public long openTime() {
        return openTime;
    }
}
