package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.hecha.evidence.ObjectStore.Promise;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a server of other people, and what can be used where versions and locks are kept. */
class S3MockIT implements ObjectStoreContract {

    private static final String BUCKET = "hecha-second";

    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private static int port;

    @TempDir
    Path staging;

    @BeforeAll
    static void start() throws IOException {
        port = S3Mock.port();
    }

    @Override
    public ObjectStore store() {
        return store(port, BUCKET);
    }

    @Override
    public Path staging() {
        return staging;
    }

    private static S3Objects store(int port, String bucket) {
        return new S3Objects(new EvidenceSettings.S3("http://127.0.0.1:" + port, bucket, "key", "secret", "us-east-1"));
    }

    private static MinioClient client(int port) {
        return MinioClient.builder()
                .endpoint("http://127.0.0.1:" + port)
                .credentials("key", "secret")
                .build();
    }

    private String kept(ObjectStore store, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        String key = ObjectStore.original(digest(words));
        store.keep(key, Files.write(Files.createTempFile(staging, "staged", ""), bytes));
        return key;
    }

    private static String digest(String words) {
        return HexFormat.of().formatHex(Digests.sha256().digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    private static void overwrite(String key, String words) throws Exception {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        client(port)
                .putObject(PutObjectArgs.builder().bucket(BUCKET).object(key).stream(
                                new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                        .build());
    }

    private static String read(ObjectStore store, String key) throws IOException {
        try (InputStream in = store.open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsThatVersionsAreKeptAndThatALockWhichIsTakenDoesNotHold() throws IOException {
        assertThat(store().promises()).containsEntry(Promise.VERSIONS, true).containsEntry(Promise.LOCKS, false);
    }

    @Test
    void tellsThatALockHoldsWhereItDoesAndLeavesNothingBehind() throws Exception {
        try (var front = new LockingFront(port, false)) {
            assertThat(new S3Trial(bucket(front.port(), "hecha-locked"), BRIEFLY).promises())
                    .containsEntry(Promise.VERSIONS, true)
                    .containsEntry(Promise.LOCKS, true);
            assertThat(front.locks()).isPositive();
        }
        assertThat(bucket(port, "hecha-locked").client().listObjects(everything("hecha-locked")))
                .isEmpty();
    }

    /** As the policy of storage/buckets has it. */
    @Test
    void tellsWhatItFoundWhereNobodyMayDeleteAVersion() throws Exception {
        try (var front = new LockingFront(port, true)) {
            assertThat(new S3Trial(bucket(front.port(), "hecha-kept"), BRIEFLY).promises())
                    .containsEntry(Promise.VERSIONS, true)
                    .containsEntry(Promise.LOCKS, true);
        }
        assertThat(bucket(port, "hecha-kept").client().listObjects(everything("hecha-kept")))
                .isNotEmpty()
                .anySatisfy(item -> assertThat(item.get().isDeleteMarker()).isTrue());
    }

    private static S3Bucket bucket(int port, String name) {
        return new S3Bucket(client(port), name, "us-east-1");
    }

    private static ListObjectsArgs everything(String bucket) {
        return ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix("check/")
                .recursive(true)
                .includeVersions(true)
                .build();
    }

    @Test
    void bringsBackWhatWasWrittenOver() throws Exception {
        var store = store();
        String key = kept(store, "as received");
        overwrite(key, "as somebody would like it");
        overwrite(key, "as somebody else would like it");
        assertThat(read(store, key)).isEqualTo("as somebody else would like it");

        assertThat(store.bringBack(key, digest("as received"))).isTrue();

        assertThat(read(store, key)).isEqualTo("as received");
    }

    @Test
    void bringsBackWhatWasDeleted() throws Exception {
        var store = store();
        String key = kept(store, "not wanted any more");
        client(port)
                .removeObject(
                        RemoveObjectArgs.builder().bucket(BUCKET).object(key).build());
        assertThat(store.has(key)).isFalse();

        assertThat(store.bringBack(key, digest("not wanted any more"))).isTrue();

        assertThat(read(store, key)).isEqualTo("not wanted any more");
    }

    @Test
    void bringsNothingBackThatWasNeverThere() throws Exception {
        var store = store();
        String key = kept(store, "whole");
        overwrite(key, "other");

        assertThat(store.bringBack(key, digest("never seen"))).isFalse();

        assertThat(read(store, key)).isEqualTo("other");
    }
}
