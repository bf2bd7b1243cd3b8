package dev.scalpel.monitoring.report.html;

/** Chart.js, read from its web jar on the class path. */
public final class ChartLibrary {

    private static final String POM = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
    private static final String FOLDER = "/META-INF/resources/webjars/chart.js/";

    private ChartLibrary() {}

    public static String script() {
        String script = ClassPathResource.text(FOLDER + version() + "/dist/chart.umd.js");
        // The source map is not in the report; developer tools would try to load it.
        int map = script.lastIndexOf("//# sourceMappingURL=");
        return map < 0 ? script : script.substring(0, map);
    }

    public static String licence() {
        return ClassPathResource.text(FOLDER + version() + "/LICENSE.md").strip();
    }

    public static String version() {
        return ClassPathResource.text(POM)
                .lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(POM + " names no version"));
    }
}
