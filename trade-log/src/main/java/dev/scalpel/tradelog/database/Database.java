package dev.scalpel.tradelog.database;

import java.sql.Connection;

/** Where the tables are. */
public interface Database {

    /**
     * A new connection, which the caller closes. Each statement is a transaction of its own until the caller says otherwise.
     *
     * @throws DatabaseException if there is none
     */
    Connection open();
}
