package dev.scalpel.research.studies.updates;

/** What is updated as time goes on; each contains the ones before it. */
public enum UpdateKind {
    /** Nothing: the linear map of the first traded day. */
    UNCHANGED("nothing"),
    WEEKLY_MAP("linear map, weekly"),
    NIGHTLY_MAP("linear map, nightly"),
    NETWORK("and a network, weekly"),
    /** Learned from all shadow trades before, without any test whether it gains. */
    UNTESTED_TACTICS("and tactics by regime, weekly, untested"),
    /** Used where those before have gained: the procedure. */
    TACTICS("and tactics by regime, weekly, where they gained");

    private final String text;

    UpdateKind(String text) {
        this.text = text;
    }

    /** Whether it changes the scores, not how they are traded. */
    boolean isOfScores() {
        return this != UNTESTED_TACTICS && this != TACTICS;
    }

    public String text() {
        return text;
    }
}
