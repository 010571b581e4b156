package org.hecha.evidence;

import io.minio.BucketExistsArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SetBucketVersioningArgs;
import io.minio.SetObjectLockConfigurationArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.minio.messages.VersioningConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects in a bucket of any S3 server. */
final class S3Objects implements ObjectStore {
    private static final Logger log = LoggerFactory.getLogger(S3Objects.class);

    /** Sending once more mends what a bad line broke; a person waits for the third. */
    private static final int ATTEMPTS = 3;

    /** How long what tries the lock is locked itself. */
    private static final Duration TRIED_FOR = Duration.ofSeconds(10);

    private final MinioClient client;
    private final String bucket;
    private final String region;
    private volatile boolean bucketThere;

    S3Objects(EvidenceSettings.S3 settings) {
        // the client's own defaults wait five minutes; a person waits for the answer
        var http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(30))
                .build();
        client = MinioClient.builder()
                .endpoint(settings.endpoint())
                .credentials(settings.accessKey(), settings.secretKey())
                .region(settings.region())
                .httpClient(http, true)
                .build();
        bucket = settings.bucket();
        region = settings.region();
    }

    @Override
    public void keep(String key, Path file) throws IOException {
        String object = ObjectStore.checked(key);
        String digest = digest(Files.newInputStream(file));
        for (int attempt = 1; ; attempt++) {
            try {
                send(object, file);
                verify(object, digest);
                Files.delete(file);
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                log.warn("object could not be kept and is sent again: {}", e.getMessage());
            }
        }
    }

    private void send(String object, Path file) throws IOException {
        try {
            makeBucket();
            client.uploadObject(UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(object)
                    .filename(file.toString())
                    .build());
        } catch (MinioException | IllegalStateException e) {
            // the client wraps a broken line in an unchecked exception
            throw new IOException("could not keep " + object, e);
        }
    }

    /** Servers and what stands before them say "kept" and are wrong: nothing counts as kept before it was read back. */
    private void verify(String object, String expected) throws IOException {
        String found = digest(open(object));
        if (!found.equals(expected)) {
            throw new IOException("other bytes were kept of " + object);
        }
    }

    private static String digest(InputStream bytes) throws IOException {
        var digest = Digests.sha256();
        try (bytes) {
            byte[] buffer = new byte[1 << 16];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public InputStream open(String key) throws IOException {
        String object = ObjectStore.checked(key);
        try {
            return client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(object).build());
        } catch (ErrorResponseException e) {
            throw missing(e) ? new NoSuchFileException(object) : new IOException("could not open " + object, e);
        } catch (MinioException | IllegalStateException e) {
            throw new IOException("could not open " + object, e);
        }
    }

    @Override
    public boolean has(String key) throws IOException {
        String object = ObjectStore.checked(key);
        try {
            client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(object).build());
            return true;
        } catch (ErrorResponseException e) {
            if (missing(e)) {
                return false;
            }
            throw new IOException("could not look for " + object, e);
        } catch (MinioException | IllegalStateException e) {
            throw new IOException("could not look for " + object, e);
        }
    }

    private void makeBucket() throws MinioException {
        if (bucketThere) {
            return;
        }
        if (!bucketExists()) {
            make(true);
            tried(
                    "versions",
                    () -> client.setBucketVersioning(SetBucketVersioningArgs.builder()
                            .bucket(bucket)
                            .config(new VersioningConfiguration(
                                    VersioningConfiguration.Status.ENABLED, null, null, null))
                            .build()));
            tried(
                    "a lock on every object",
                    () -> client.setObjectLockConfiguration(SetObjectLockConfigurationArgs.builder()
                            .bucket(bucket)
                            .config(BucketRules.lock())
                            .build()));
        }
        bucketThere = true;
    }

    private boolean bucketExists() throws MinioException {
        return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
    }

    /** A lock can only be had from the beginning; a server that knows none gets a bucket without. */
    private void make(boolean locked) throws MinioException {
        try {
            client.makeBucket(MakeBucketArgs.builder()
                    .bucket(bucket)
                    .region(region)
                    .objectLock(locked)
                    .build());
        } catch (ErrorResponseException e) {
            // another node may have been faster
            if (bucketExists()) {
                return;
            }
            if (!locked) {
                throw e;
            }
            make(false);
        }
    }

    private interface Asking {
        void ask() throws MinioException;
    }

    private void tried(String what, Asking asking) throws MinioException {
        try {
            asking.ask();
            log.info("bucket {} was made with {}", bucket, what);
        } catch (ErrorResponseException refused) {
            log.warn(
                    "bucket {} was made without {} ({}); ./hecha storage check says what follows from it",
                    bucket,
                    what,
                    refused.errorResponse().code());
        }
    }

    private static boolean missing(ErrorResponseException e) {
        String code = e.errorResponse().code();
        return "NoSuchKey".equals(code) || "NoSuchBucket".equals(code) || "NoSuchObject".equals(code);
    }

    @Override
    public String describe() {
        return "S3 bucket " + bucket;
    }

    @Override
    public boolean bringBack(String key, String sha256) throws IOException {
        String object = ObjectStore.checked(key);
        try {
            if (!versions()) {
                return false;
            }
            for (Item version : allVersions(object)) {
                if (!version.isDeleteMarker() && sha256.equals(digest(version(version)))) {
                    again(version);
                    verify(object, sha256);
                    return true;
                }
            }
            return false;
        } catch (MinioException | IllegalStateException e) {
            throw new IOException("could not bring back " + object, e);
        }
    }

    /** Sent through us: not every server copies an object onto itself. */
    private void again(Item version) throws MinioException, IOException {
        try (InputStream bytes = version(version)) {
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(version.objectName()).stream(
                            bytes, version.size(), -1L)
                    .build());
        }
    }

    private InputStream version(Item version) throws MinioException {
        return client.getObject(GetObjectArgs.builder()
                .bucket(bucket)
                .object(version.objectName())
                .versionId(version.versionId())
                .build());
    }

    /** Newest first, marks of deletion included. */
    private List<Item> allVersions(String object) throws MinioException {
        List<Item> versions = new ArrayList<>();
        for (Result<Item> found : client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(object)
                .includeVersions(true)
                .build())) {
            Item item = found.get();
            if (item.objectName().equals(object)) {
                versions.add(item);
            }
        }
        return versions;
    }

    @Override
    public Map<Promise, Boolean> promises() throws IOException {
        String key = "check/" + UUID.randomUUID();
        try {
            makeBucket();
            // what is written here would otherwise be locked as long as evidence is
            boolean rule = lockRule();
            Optional<Instant> until = rule ? Optional.of(Instant.now().plus(TRIED_FOR)) : Optional.empty();
            try {
                Map<Promise, Boolean> promises = new EnumMap<>(Promise.class);
                promises.put(
                        Promise.CHECKSUMS,
                        refuses(() -> put(
                                key,
                                until,
                                Map.of(
                                        "x-amz-checksum-sha256",
                                        Base64.getEncoder()
                                                .encodeToString(Digests.sha256().digest())))));
                String version = put(key, until, Map.of());
                promises.put(Promise.VERSIONS, versions() && version != null);
                promises.put(Promise.LOCKS, rule && version != null && refuses(() -> removeVersion(key, version)));
                promises.put(Promise.CONDITIONAL_WRITES, refuses(() -> put(key, until, Map.of("If-None-Match", "*"))));
                return promises;
            } finally {
                remove(key, until);
            }
        } catch (MinioException e) {
            throw new IOException("the store at bucket " + bucket + " cannot be tried out", e);
        }
    }

    private boolean versions() throws MinioException {
        try {
            return client.getBucketVersioning(GetBucketVersioningArgs.builder()
                                    .bucket(bucket)
                                    .build())
                            .status()
                    == VersioningConfiguration.Status.ENABLED;
        } catch (ErrorResponseException notKnown) {
            log.debug("no versions", notKnown);
            return false;
        }
    }

    /** Whether the bucket locks everything that is put into it. */
    private boolean lockRule() throws MinioException {
        try {
            return Optional.ofNullable(client.getObjectLockConfiguration(GetObjectLockConfigurationArgs.builder()
                                    .bucket(bucket)
                                    .build())
                            .mode())
                    .isPresent();
        } catch (ErrorResponseException notKnown) {
            log.debug("no locks", notKnown);
            return false;
        }
    }

    private boolean refuses(Asking asking) throws MinioException {
        try {
            asking.ask();
            return false;
        } catch (ErrorResponseException refused) {
            log.debug("refused", refused);
            return true;
        }
    }

    /** @return the version that came of it; null where the server keeps none */
    private @Nullable String put(String key, Optional<Instant> until, Map<String, String> headers)
            throws MinioException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        var arguments = PutObjectArgs.builder().bucket(bucket).object(key).headers(headers).stream(
                new ByteArrayInputStream(bytes), (long) bytes.length, -1L);
        until.ifPresent(
                time -> arguments.retention(new Retention(RetentionMode.GOVERNANCE, time.atZone(ZoneOffset.UTC))));
        return client.putObject(arguments.build()).versionId();
    }

    private void removeVersion(String key, String version) throws MinioException {
        client.removeObject(RemoveObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .versionId(version)
                .build());
    }

    /** Every version of it, once its lock has ended. */
    private void remove(String key, Optional<Instant> until) throws IOException {
        try {
            if (!versions()) {
                client.removeObject(
                        RemoveObjectArgs.builder().bucket(bucket).object(key).build());
                return;
            }
            if (!removesAll(key) && until.isPresent()) {
                waitFor(until.get());
                removesAll(key);
            }
            if (!allVersions(key).isEmpty()) {
                throw new IOException("the store was tried out with " + key + " and keeps it");
            }
        } catch (MinioException e) {
            throw new IOException("the store was tried out with " + key + ", which could not be removed again", e);
        }
    }

    /** @return whether none of its versions was held */
    private boolean removesAll(String key) throws MinioException {
        boolean removed = true;
        for (Item version : allVersions(key)) {
            removed &= !refuses(() -> removeVersion(key, version.versionId()));
        }
        return removed;
    }

    private static void waitFor(Instant time) throws InterruptedIOException {
        try {
            // its clock may be a little behind ours
            Thread.sleep(Duration.between(Instant.now(), time.plusSeconds(2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a lock was waited for");
        }
    }
}
