package dev.scalpel.signals.dynamodb;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Classifies failed calls by the developer guide's "Error handling with DynamoDB": which may be repeated, and what is known. */
public final class DynamoErrors {

    private static final int SERVER_FAULT = 500;

    private DynamoErrors() {}

    /** Worth another attempt: overload, a fault of the server, a broken connection, a timeout. */
    public static boolean isTransient(SdkException fault) {
        if (fault instanceof AwsServiceException response) {
            return response.statusCode() >= SERVER_FAULT || response.isThrottlingException();
        }
        return isConnectionFault(fault);
    }

    /** The request may have been executed although no successful response arrived. */
    static boolean isAmbiguous(SdkException fault) {
        return fault instanceof SdkServiceException response
                ? response.statusCode() >= SERVER_FAULT
                : isConnectionFault(fault);
    }

    private static boolean isConnectionFault(SdkException fault) {
        if (fault instanceof AbortedException || fault instanceof SdkServiceException) {
            return false;
        }
        if (fault instanceof ApiCallTimeoutException) {
            return true;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
