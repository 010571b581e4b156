package org.hecha.evidence;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import okhttp3.OkHttpClient;
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
    private final S3Bucket bucket;

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
        bucket = new S3Bucket(client, settings.bucket(), settings.region());
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
            bucket.make();
            client.uploadObject(UploadObjectArgs.builder()
                    .bucket(bucket.name())
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
                    GetObjectArgs.builder().bucket(bucket.name()).object(object).build());
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
            client.statObject(StatObjectArgs.builder()
                    .bucket(bucket.name())
                    .object(object)
                    .build());
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

    private static boolean missing(ErrorResponseException e) {
        String code = e.errorResponse().code();
        return "NoSuchKey".equals(code) || "NoSuchBucket".equals(code) || "NoSuchObject".equals(code);
    }

    @Override
    public String describe() {
        return "S3 bucket " + bucket.name();
    }

    @Override
    public boolean bringBack(String key, String sha256) throws IOException {
        String object = ObjectStore.checked(key);
        try {
            if (!bucket.keepsVersions()) {
                return false;
            }
            for (Item version : bucket.versions(object)) {
                if (!version.isDeleteMarker() && sha256.equals(digest(bucket.open(version)))) {
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
        try (InputStream bytes = bucket.open(version)) {
            client.putObject(PutObjectArgs.builder().bucket(bucket.name()).object(version.objectName()).stream(
                            bytes, version.size(), -1L)
                    .build());
        }
    }

    @Override
    public Map<Promise, Boolean> promises() throws IOException {
        return new S3Trial(bucket, TRIED_FOR).promises();
    }
}
