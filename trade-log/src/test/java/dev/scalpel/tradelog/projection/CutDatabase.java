package dev.scalpel.tradelog.projection;

import dev.scalpel.tradelog.database.Database;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database whose connections are really closed, as by a kill, after some statements; a commit is one of them. */
final class CutDatabase implements Database {

    private static final Set<String> STATEMENTS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

    private final Database inner;
    private final AtomicInteger left;

    CutDatabase(Database inner, int statements) {
        this.inner = inner;
        this.left = new AtomicInteger(statements);
    }

    @Override
    public Connection open() {
        Connection connection = inner.open();
        return (Connection) proxy(Connection.class, connection, connection);
    }

    private Object proxy(Class<?> type, Object target, Connection connection) {
        InvocationHandler handler = (self, method, arguments) -> {
            boolean statement = STATEMENTS.contains(method.getName());
            if (statement && left.get() <= 0) {
                connection.abort(Runnable::run);
                throw new SQLException("cut", "08006");
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
            if (statement && left.decrementAndGet() == 0) {
                // Done by the server; the answer does not arrive.
                connection.abort(Runnable::run);
                throw new SQLException("cut", "08006");
            }
            if (result instanceof PreparedStatement) {
                return proxy(PreparedStatement.class, result, connection);
            }
            return result instanceof Statement ? proxy(Statement.class, result, connection) : result;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
