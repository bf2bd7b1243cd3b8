package dev.scalpel.tradelog.table;

/** A column of a table. */
public record Column(String name, ColumnType type) {

    static Column text(String name) {
        return new Column(name, ColumnType.TEXT);
    }

    static Column numeric(String name) {
        return new Column(name, ColumnType.NUMERIC);
    }

    static Column whole(String name) {
        return new Column(name, ColumnType.WHOLE);
    }

    static Column time(String name) {
        return new Column(name, ColumnType.TIME);
    }

    static Column numbers(String name) {
        return new Column(name, ColumnType.NUMBERS);
    }
}
