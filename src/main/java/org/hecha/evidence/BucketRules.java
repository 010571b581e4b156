package org.hecha.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.RetentionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** What {@code storage/buckets} asks of a bucket, in the words of S3's own interface. */
final class BucketRules {

    private BucketRules() {}

    /** Until when nobody deletes what is put into a bucket. */
    static ObjectLockConfiguration lock() {
        JsonNode retention = read("object-lock.json").path("Rule").path("DefaultRetention");
        return new ObjectLockConfiguration(
                RetentionMode.valueOf(retention.path("Mode").asText()),
                new ObjectLockConfiguration.RetentionDurationYears(
                        retention.path("Years").intValue()));
    }

    private static JsonNode read(String name) {
        try (var in = new ClassPathResource("buckets/" + name).getInputStream()) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the build did not bring storage/buckets/" + name, e);
        }
    }
}
