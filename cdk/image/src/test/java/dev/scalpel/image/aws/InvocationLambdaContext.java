package dev.scalpel.image.aws;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a handler learns from Lambda about its invocation: only the remaining time is used. */
record InvocationLambdaContext(String function, int remainingMillis) implements Context {

    /** Calls as Lambda does; any exception of the handler is a failed invocation, counted in the metric Errors. */
    static String invoke(RequestStreamHandler handler, DeployedFunction function, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                answer,
                new InvocationLambdaContext(function.name(), 60_000));
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String getAwsRequestId() {
        return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function;
    }

    @Override
    public String getLogStreamName() {
        return "2026/05/31/[$LATEST]4459c970fa6d4c77aca62c95850fce54";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:" + ResolvedTemplate.REGION + ":" + ResolvedTemplate.ACCOUNT + ":function:" + function;
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("no application calls these functions");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("no application calls these functions");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return remainingMillis;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1_024;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("these functions log by slf4j");
    }
}
