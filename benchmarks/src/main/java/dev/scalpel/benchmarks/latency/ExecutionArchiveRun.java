package dev.scalpel.benchmarks.latency;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.execution.ExecutionHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** Runs the handler once, so that the JVM can archive the loaded classes, as the build of the image does. */
final class ExecutionArchiveRun {

    private ExecutionArchiveRun() {}

    public static void main(String[] arguments) throws IOException {
        RequestStreamHandler handler = new ExecutionHandler();
        Context context = (Context) Proxy.newProxyInstance(
                ExecutionArchiveRun.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, given) -> method.getName().equals("getRemainingTimeInMillis") ? 60_000 : null);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), answer, context);
        System.out.println(answer.toString(StandardCharsets.UTF_8));
    }
}
