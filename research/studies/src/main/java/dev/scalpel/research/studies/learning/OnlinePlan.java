package dev.scalpel.research.studies.learning;

/**
 * The size of the study; lengths are in days.
 *
 * @param fit days of the champion's fit, before the shift
 * @param update days after the shift that the update learns from
 * @param fresh days after the shift of the fresh fit
 * @param trade days to trade
 */
public record OnlinePlan(long firstSeed, int seeds, int fit, int update, int fresh, int trade) {

    public static final OnlinePlan DEFAULT = new OnlinePlan(1, 30, 60, 14, 60, 14);

    public OnlinePlan {
        if (seeds < 0 || fit < 4 || update < 4 || fresh < update + 3 || trade < 1) {
            throw new IllegalArgumentException("a study needs days to fit and update of at least 4, three more days"
                    + " for the fresh fit than for the update, and a day to trade: " + seeds + ", "
                    + fit + ", " + update + ", " + fresh + ", " + trade);
        }
    }
}
