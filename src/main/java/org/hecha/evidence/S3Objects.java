package org.hecha.evidence;

import io.minio.BucketExistsArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.VersioningConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects in a bucket of any S3 server. */
final class S3Objects implements ObjectStore {
    private static final Logger log = LoggerFactory.getLogger(S3Objects.class);

    /** Sending once more mends what a bad line broke; a person waits for the third. */
    private static final int ATTEMPTS = 3;

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
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(
                    MakeBucketArgs.builder().bucket(bucket).region(region).build());
        }
        bucketThere = true;
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
    public Map<Promise, Boolean> promises() throws IOException {
        String key = "check/" + UUID.randomUUID();
        try {
            makeBucket();
            Map<Promise, Boolean> promises = new EnumMap<>(Promise.class);
            promises.put(Promise.VERSIONS, versions());
            promises.put(Promise.LOCKS, locks());
            promises.put(
                    Promise.CHECKSUMS,
                    refuses(
                            key,
                            Map.of(
                                    "x-amz-checksum-sha256",
                                    Base64.getEncoder()
                                            .encodeToString(Digests.sha256().digest()))));
            put(key, Map.of());
            promises.put(Promise.CONDITIONAL_WRITES, refuses(key, Map.of("If-None-Match", "*")));
            return promises;
        } catch (MinioException e) {
            throw new IOException("the store at bucket " + bucket + " cannot be tried out", e);
        } finally {
            remove(key);
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

    private boolean locks() throws MinioException {
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

    private boolean refuses(String key, Map<String, String> headers) throws MinioException {
        try {
            put(key, headers);
            return false;
        } catch (ErrorResponseException refused) {
            log.debug("refused", refused);
            return true;
        }
    }

    private void put(String key, Map<String, String> headers) throws MinioException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).headers(headers).stream(
                        new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                .build());
    }

    private void remove(String key) throws IOException {
        try {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
        } catch (MinioException e) {
            throw new IOException("the store was tried out with " + key + ", which could not be removed again", e);
        }
    }
}
