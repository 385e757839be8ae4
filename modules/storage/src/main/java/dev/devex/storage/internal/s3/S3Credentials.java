package dev.devex.storage.internal.s3;

/** What opens the store. */
public record S3Credentials(String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "S3Credentials[hidden]";
    }
}
