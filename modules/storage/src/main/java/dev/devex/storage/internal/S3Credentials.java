package dev.devex.storage.internal;

/** What opens the store. */
record S3Credentials(String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "S3Credentials[hidden]";
    }
}
