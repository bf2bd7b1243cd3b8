package dev.scalpel.licence;

/**
 * Evidence is not what was recorded: an entry was changed, is missing or does not follow from the one before. Nothing is
 * added and nothing is lost; no procedure is licensed by it.
 */
public final class DamagedEvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedEvidenceException(String key, String flaw) {
        super("the evidence at " + key + " cannot be trusted: " + flaw
                + ". Nothing was changed, and nothing is opened on it. Restore the objects below this prefix as they were,"
                + " all of them; ./scalpel evidence --verify checks them");
    }
}
