package org.hecha.evidence;

import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.ObjectStore.Promise;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries out what a bucket really does. */
final class S3Trial {
    private static final Logger log = LoggerFactory.getLogger(S3Trial.class);

    /** The server's clock may be a little behind ours. */
    private static final Duration BEHIND = Duration.ofSeconds(2);

    private final S3Bucket bucket;
    private final Duration locked;
    private final String key = "check/" + UUID.randomUUID();

    /** @param locked how long what tries the lock is locked itself; longer than the server's clock is ahead of ours */
    S3Trial(S3Bucket bucket, Duration locked) {
        this.bucket = bucket;
        this.locked = locked;
    }

    /** Takes as long as the lock that is tried, where it holds. */
    Map<Promise, Boolean> promises() throws IOException {
        try {
            bucket.make();
            boolean rule = bucket.locksEverything();
            // what is written here would otherwise be locked as long as evidence is; the machine's time is the
            // server's, while
            // that of the house may be a demo's
            Optional<Instant> until = rule ? Optional.of(Instant.now().plus(locked)) : Optional.empty();
            try {
                Map<Promise, Boolean> promises = new EnumMap<>(Promise.class);
                promises.put(
                        Promise.CHECKSUMS,
                        refuses(() -> put(
                                until,
                                Map.of(
                                        "x-amz-checksum-sha256",
                                        Base64.getEncoder()
                                                .encodeToString(Digests.sha256().digest())))));
                String version = put(until, Map.of());
                promises.put(Promise.VERSIONS, bucket.keepsVersions() && version != null);
                promises.put(Promise.LOCKS, rule && version != null && refuses(() -> remove(version)));
                promises.put(Promise.CONDITIONAL_WRITES, refuses(() -> put(until, Map.of("If-None-Match", "*"))));
                return promises;
            } finally {
                tidyUp(until);
            }
        } catch (MinioException e) {
            throw new IOException("the store at bucket " + bucket.name() + " cannot be tried out", e);
        }
    }

    private static boolean refuses(S3Bucket.Asking asking) throws MinioException {
        try {
            asking.ask();
            return false;
        } catch (ErrorResponseException refused) {
            log.debug("refused", refused);
            return true;
        }
    }

    /** @return the version that came of it; null where the server keeps none */
    private @Nullable String put(Optional<Instant> until, Map<String, String> headers) throws MinioException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        var arguments = PutObjectArgs.builder().bucket(bucket.name()).object(key).headers(headers).stream(
                new ByteArrayInputStream(bytes), (long) bytes.length, -1L);
        until.ifPresent(
                time -> arguments.retention(new Retention(RetentionMode.GOVERNANCE, time.atZone(ZoneOffset.UTC))));
        return bucket.client().putObject(arguments.build()).versionId();
    }

    /** @param version null for the object itself, which a bucket with versions only marks as deleted */
    private void remove(@Nullable String version) throws MinioException {
        var arguments = RemoveObjectArgs.builder().bucket(bucket.name()).object(key);
        if (version != null) {
            arguments.versionId(version);
        }
        bucket.client().removeObject(arguments.build());
    }

    /** Every version of it, once its lock has ended; where nobody may delete a version, it is marked as deleted. */
    private void tidyUp(Optional<Instant> until) throws IOException, MinioException {
        if (!bucket.keepsVersions()) {
            remove(null);
            return;
        }
        if (!removesAll() && until.isPresent()) {
            waitFor(until.get().plus(BEHIND));
            if (!removesAll()) {
                remove(null);
                log.warn(
                        "{} was written to try out bucket {} and stays there marked as deleted, as nobody may delete a version",
                        key,
                        bucket.name());
            }
        }
    }

    /** @return whether none of its versions was held */
    private boolean removesAll() throws MinioException {
        boolean removed = true;
        for (Item version : bucket.versions(key)) {
            removed &= !refuses(() -> remove(version.versionId()));
        }
        return removed;
    }

    private static void waitFor(Instant time) throws InterruptedIOException {
        try {
            Thread.sleep(Duration.between(Instant.now(), time));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a lock was waited for");
        }
    }
}
