package dev.scalpel.lake;

import dev.scalpel.store.StoredObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;

/** What a table is made from. */
interface Source {

    /** Every month that the store has rows of, and the version of each object that holds them by its key, as a listing has them. */
    SortedMap<Partition, SortedMap<String, String>> partitions();

    /**
     * Writes the rows of a month.
     *
     * @param objects those of the month's keys that exist, as they were read for their tags
     */
    void write(Partition partition, Map<String, StoredObject> objects, RowSink sink) throws SQLException;
}
