package dev.scalpel.lake;

import dev.scalpel.store.StoredObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a table is made from. */
interface Source {

    /** Every month that the store has rows of, and the keys of the objects that hold them. */
    SortedMap<Partition, List<String>> partitions();

    /**
     * Writes the rows of a month.
     *
     * @param objects those of the month's keys that exist, as they were read for their tags
     */
    void write(Partition partition, Map<String, StoredObject> objects, RowSink sink) throws SQLException;
}
