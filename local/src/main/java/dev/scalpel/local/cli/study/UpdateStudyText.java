package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.updates.UpdateRow;
import java.util.List;

/** The table of a study of updates. */
final class UpdateStudyText {

    private UpdateStudyText() {}

    static String of(List<UpdateRow> rows) {
        TextTable table = new TextTable("market", "updated", "of", "net a day, bp", "adds, bp", "±", "used, % of days");
        for (UpdateRow row : rows) {
            table.add(
                    row.market(),
                    row.kind().text(),
                    row.of(),
                    StudyText.figure(row.net(), 2),
                    StudyText.figure(row.adds(), 2),
                    StudyText.figure(row.error(), 2),
                    StudyText.figure(row.usedShare() * 100, 0));
        }
        return table.toString();
    }
}
