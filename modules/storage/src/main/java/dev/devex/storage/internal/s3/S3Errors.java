package dev.devex.storage.internal.s3;

import dev.devex.kernel.UnavailableException;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;

/** What the store's answers mean; the one place that knows the client's exceptions. */
public final class S3Errors {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private S3Errors() {}

    public static UnavailableException unavailable(Exception cause) {
        return new UnavailableException("The stored work cannot be reached just now.", cause);
    }

    static boolean isMissingObject(MinioException error) {
        return status(error) == NOT_FOUND && !code(error).equals("NoSuchBucket");
    }

    /** Whether a conditional write lost against another one; where the object went meanwhile, S3 says 404. */
    static boolean isLostRace(MinioException error) {
        return status(error) == PRECONDITION_FAILED
                || code(error).equals("ConditionalRequestConflict")
                || isMissingObject(error);
    }

    /** Whether the store has no such operation at all. */
    static boolean isNotOffered(MinioException error) {
        return status(error) == NOT_IMPLEMENTED || status(error) == METHOD_NOT_ALLOWED;
    }

    static boolean isExistingBucket(MinioException error) {
        return status(error) == CONFLICT && code(error).startsWith("BucketAlready");
    }

    /** The client wraps what went wrong on the wire into this; whatever is not of the wire is thrown on as it is. */
    static IllegalStateException unwrapped(IllegalStateException error) throws MinioException, IOException {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MinioException answer) {
                throw answer;
            }
            if (cause instanceof IOException wire) {
                throw wire;
            }
        }
        return error;
    }

    private static int status(MinioException error) {
        return error instanceof ErrorResponseException answer
                ? answer.response().code()
                : 0;
    }

    private static String code(MinioException error) {
        if (error instanceof ErrorResponseException answer
                && answer.errorResponse().code() != null) {
            return answer.errorResponse().code();
        }
        return "";
    }
}
