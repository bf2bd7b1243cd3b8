package dev.scalpel.monitoring.report;

import dev.scalpel.market.Sha256;
import dev.scalpel.monitoring.report.html.ChartLibrary;
import dev.scalpel.monitoring.report.html.ClassPathResource;
import dev.scalpel.monitoring.report.html.Element;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The head of the report's page. Its content security policy lists the hashes of the style and the scripts, so nothing
 * else can run and nothing can be loaded.
 */
final class ReportHead {

    /** In the order in which the page holds them. */
    static final List<String> SCRIPTS = List.of(
            ClassPathResource.text("guard.js"),
            ChartLibrary.script(),
            ClassPathResource.text("tables.js"),
            ClassPathResource.text("bars.js"),
            ClassPathResource.text("report.js"));

    private static final String STYLE = ClassPathResource.text("report.css");

    private ReportHead() {}

    static void write(String title, StringBuilder html) {
        html.append("<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src ")
                .append(hash(STYLE))
                .append("; script-src ")
                .append(SCRIPTS.stream().map(ReportHead::hash).collect(Collectors.joining(" ")))
                .append("; base-uri 'none'; form-action 'none'\">\n");
        html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
        // Otherwise the browser requests one from a server that serves the page.
        html.append("<link rel=\"icon\" href=\"data:,\">\n");
        Element.of("title", title).write(html);
        html.append("\n<style>").append(STYLE).append("</style>\n</head>\n");
    }

    private static String hash(String text) {
        byte[] digest = Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
