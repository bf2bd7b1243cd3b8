package dev.scalpel.research.studies.data;

/**
 * How often the bars of a study's period were looked at: the more settings, the better the best of them looks by chance.
 *
 * @param settings whose results this run shows
 * @param before settings whose results on the study file's period were known when it was written
 * @param text both, in words
 */
public record Looks(int settings, int before, String text) {

    public static Looks of(int settings, StudyFile file) {
        String before = file.looksBefore() == 0
                ? "; " + file.name() + " states no earlier ones"
                : "; the authors of " + file.name() + " had seen " + file.looksBefore()
                        + " others on its period before";
        return new Looks(
                settings,
                file.looksBefore(),
                "This run looked at these bars under " + settings + " settings" + before + ".");
    }
}
