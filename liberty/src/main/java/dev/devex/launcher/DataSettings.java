package dev.devex.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Where the data is, checked.
 *
 * @param externalRedis whether {@code REDIS_URL} names a Redis, so that none is embedded
 * @param externalStore whether {@code S3_ENDPOINT} names a store, so that none is embedded
 * @param folder what is embedded keeps its data there
 */
record DataSettings(boolean externalRedis, boolean externalStore, Path folder) {
    /**
     * @param defaultFolder what counts unless {@code DEVEX_DATA_DIR} says otherwise
     * @throws InvalidSettingException for the first variable that cannot be used
     */
    static DataSettings from(Variables variables, Path defaultFolder) {
        var redis = variables.checked("REDIS_URL", DataSettings::isRedis, "must be a redis:// or rediss:// address.");
        var store = store(variables);
        var folder = Path.of(variables.text("DEVEX_DATA_DIR").orElse(defaultFolder.toString()));
        return new DataSettings(
                redis.isPresent(), store, folder.toAbsolutePath().normalize());
    }

    boolean isAllEmbedded() {
        return !externalRedis && !externalStore;
    }

    private static boolean isRedis(String value) {
        return Variables.isAddress(value, Set.of("redis", "rediss"));
    }

    private static boolean store(Variables variables) {
        var needed = Map.of(
                "S3_ENDPOINT", variables.origin("S3_ENDPOINT").isPresent(),
                "S3_BUCKET",
                        variables
                                .checked(
                                        "S3_BUCKET",
                                        DataSettings::isBucket,
                                        "must be a bucket's name of 3 to 63 lower-case letters, digits, dots and hyphens.")
                                .isPresent(),
                "S3_ACCESS_KEY", variables.word("S3_ACCESS_KEY").isPresent(),
                "S3_SECRET_KEY", variables.word("S3_SECRET_KEY").isPresent());
        var configured = needed.containsValue(true);
        for (var name : Set.of("S3_REGION", "S3_PUBLIC_ENDPOINT")) {
            if (!configured && variables.text(name).isPresent()) {
                throw new InvalidSettingException(
                        name, "needs S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY beside it.");
            }
        }
        variables.word("S3_REGION");
        variables.origin("S3_PUBLIC_ENDPOINT");
        needed.entrySet().stream()
                .filter(entry -> configured && !entry.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSettingException(name, "is missing: the settings of an S3 store belong together.");
                });
        return configured;
    }

    private static boolean isBucket(String value) {
        return value.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    }
}
