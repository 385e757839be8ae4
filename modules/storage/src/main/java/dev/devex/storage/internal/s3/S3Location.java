package dev.devex.storage.internal.s3;

import java.net.URI;

/**
 * One bucket of one object store.
 *
 * @param endpoint where the core reaches it
 * @param publicEndpoint where sandboxes reach it
 */
public record S3Location(URI endpoint, URI publicEndpoint, String region, String bucket, S3Credentials credentials) {}
