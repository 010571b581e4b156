package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film is read every so many seconds, and where a scene lies between. */
class FilmTests {

    private static final Path TYPE = Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");

    @TempDir
    Path directory;

    @Test
    void ofAShortFilmEverySecondIsLookedAt() {
        assertThat(Scenes.seconds(List.of(3.0, 6.0), 9, 40)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Scenes.seconds(List.of(), 0, 40)).containsExactly(1);
    }

    @Test
    void aSceneBetweenTwoLooksIsLookedAtInItsMiddle() {
        List<Integer> plain = Scenes.seconds(List.of(), 1200, 40);

        List<Integer> seconds = Scenes.seconds(List.of(100.5, 104.5), 1200, 40);

        assertThat(plain).hasSize(40).startsWith(1, 31, 61, 91, 121);
        assertThat(seconds).hasSize(41).containsAll(plain).contains(103);
    }

    @Test
    void ofManyShortScenesSomeAreLookedAtFromBeginningToEnd() {
        List<Double> cuts = IntStream.range(1, 1000).mapToObj(i -> i * 2.0).toList();

        List<Integer> seconds = Scenes.seconds(cuts, 2000, 40);

        assertThat(seconds).hasSize(60).isSorted().doesNotHaveDuplicates();
        assertThat(seconds.getLast()).isGreaterThan(1900);
    }

    @Test
    void aTitleOfTwoSecondsIsReadWhereItStands() throws Exception {
        Tools tools = Tools.find();
        assumeTrue(tools.ffmpeg().isPresent() && Files.exists(TYPE), "no ffmpeg or no Chinese type on this machine");
        var reads = new Reads(directory);
        reads.tools = tools;

        Reading reading = reads.file("活动集锦.mp4", film(tools.ffmpeg().get()));

        assertThat(reading.properties()).containsEntry("video.seconds", "18.0").containsEntry("video.size", "640x360");
        assertThat(reading.text()).extracting(Reading.Page::number).containsExactly(1, 8, 10);
        assertThat(reading.text())
                .extracting(page -> page.text().replaceAll("\\s", ""))
                .containsExactly("科普活动第一场121人", "科普活动第二场236人", "科普活动第三场78人");
        assertThat(reading.looks()).extracting(Reading.Look::page).contains(1, 8, 10);
    }

    /** Three scenes of seven, two and nine seconds. */
    private Path film(String ffmpeg) throws IOException, InterruptedException {
        record Scene(String colour, int seconds, String title) {}
        List<Scene> scenes = List.of(
                new Scene("darkred", 7, "科普活动第一场 121人"),
                new Scene("darkblue", 2, "科普活动第二场 236人"),
                new Scene("darkgreen", 9, "科普活动第三场 78人"));
        var command = new ArrayList<String>(List.of(ffmpeg, "-nostdin", "-v", "error"));
        var chain = new StringBuilder();
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            command.addAll(List.of(
                    "-f", "lavfi", "-i", "color=c=%s:s=640x360:d=%d:r=10".formatted(scene.colour(), scene.seconds())));
            chain.append("[%d]drawtext=fontfile=%s:text='%s':fontsize=40:fontcolor=white:x=60:y=150[s%d];"
                    .formatted(i, TYPE, scene.title(), i));
        }
        chain.append("[s0][s1][s2]concat=n=3");
        Path film = directory.resolve("film.mp4");
        command.addAll(List.of("-filter_complex", chain.toString(), "-pix_fmt", "yuv420p", film.toString()));
        Process made = new ProcessBuilder(command).inheritIO().start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        return film;
    }
}
